package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.word.TrafficSystem;
import java.util.Map;

/**
 * A system of the traffic lab: requests, and servers as queues.
 *
 * @param settings what its options say, defaults filled in
 * @param given what the file says, as text, by option
 */
public record TrafficChoice(TrafficSystem system, TrafficSettings settings, Map<String, String> given, Span span)
        implements SystemChoice {}
