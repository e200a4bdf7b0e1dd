package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import java.util.Map;

/**
 * A protocol that runs on nodes which send each other messages.
 *
 * @param options every option, defaults filled in
 * @param given what the file says, as text, by option
 * @param spans where the file says it, by option
 */
public record ClusterChoice(
        Protocol protocol, OptionValues options, Map<String, String> given, Map<String, Span> spans, Span span)
        implements SystemChoice {
    @Override
    public Protocol system() {
        return protocol;
    }
}
