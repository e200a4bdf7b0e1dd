package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.word.TrafficSystem;
import java.util.List;

/** What {@code system.with} may say of a system of the traffic lab, for documentation. */
public final class TrafficOptions {
    private TrafficOptions() {}

    public static List<Field<?>> of(TrafficSystem system) {
        return TrafficGrammar.optionsOf(system).fields();
    }
}
