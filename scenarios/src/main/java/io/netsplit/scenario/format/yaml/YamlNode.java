package io.netsplit.scenario.format.yaml;

import io.netsplit.scenario.format.diagnostic.Span;

/** A value of a document, with its place. */
public sealed interface YamlNode permits YamlScalar, YamlSequence, YamlMapping {
    Span span();

    /** What it is, for a message: "a list". */
    String description();
}
