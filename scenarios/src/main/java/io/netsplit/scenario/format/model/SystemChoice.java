package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import java.util.Map;

/**
 * The system under test.
 *
 * @param options every option, defaults filled in
 * @param given what the file says, as text, by option
 * @param spans where the file says it, by option
 */
public record SystemChoice(
        Protocol protocol, OptionValues options, Map<String, String> given, Map<String, Span> spans, Span span) {}
