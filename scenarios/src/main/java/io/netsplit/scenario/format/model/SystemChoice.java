package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.system.SystemUnderTest;
import java.util.Map;

/** The system under test: what it is decides which simulator runs it. */
public sealed interface SystemChoice permits ClusterChoice, TrafficChoice {
    SystemUnderTest system();

    /** What the file says, as text, by option. */
    Map<String, String> given();

    Span span();
}
