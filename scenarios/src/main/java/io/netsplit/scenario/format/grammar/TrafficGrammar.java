package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.model.TrafficSettings;
import io.netsplit.scenario.format.word.TrafficSystem;
import java.util.Map;

/** The options of every system of the traffic lab, one line each. */
final class TrafficGrammar {
    private static final Map<TrafficSystem, Section<TrafficSettings>> OPTIONS = Map.of(
            TrafficSystem.LOAD_BALANCER, LoadBalancerGrammar.SECTION,
            TrafficSystem.SERVICES, ServicesGrammar.SECTION);

    private TrafficGrammar() {}

    static Section<TrafficSettings> optionsOf(TrafficSystem system) {
        Section<TrafficSettings> section = OPTIONS.get(system);
        if (section == null) {
            throw new IllegalStateException("nobody wrote down the options of '" + system.name() + "'");
        }
        return section;
    }
}
