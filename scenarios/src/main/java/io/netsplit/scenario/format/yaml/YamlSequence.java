package io.netsplit.scenario.format.yaml;

import io.netsplit.scenario.format.diagnostic.Span;
import java.util.List;

/** A list. */
public record YamlSequence(List<YamlNode> items, Span span) implements YamlNode {
    @Override
    public String description() {
        return "a list";
    }
}
