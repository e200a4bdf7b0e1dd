package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.grammar.TrafficOptions;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.word.TrafficSystem;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.balancing.AlgorithmOption;
import io.netsplit.traffic.balancing.Algorithms;

/** Pages of text for the words of the traffic lab. */
final class TrafficPages {
    private TrafficPages() {}

    static String system(String name) {
        TrafficSystem system = TrafficSystem.find(name).orElseThrow();
        StringBuilder page = new StringBuilder(name).append(": protocol of the traffic lab\n");
        page.append(Wrap.indented(Pages.sentence(system.summary()), 2));
        page.append(Wrap.indented("Source: " + Pages.sentence(system.reference()), 2))
                .append("\nOptions (system.with):\n");
        for (Field<?> field : TrafficOptions.of(system)) {
            page.append("  ").append(field.name()).append(field.required() ? " (required)" : "");
            page.append(field.defaultText().isEmpty() ? "\n" : ", default " + field.defaultText() + "\n");
            page.append(Wrap.indented(Pages.sentence(field.documentation()), 6));
        }
        return page.append("\nInvariants: ")
                .append(String.join(", ", system.invariantNames()))
                .append('\n')
                .toString();
    }

    static String balancer(String name) {
        AlgorithmEntry algorithm = Algorithms.named(name);
        StringBuilder page = new StringBuilder(name).append(": balancing algorithm\n");
        page.append(Wrap.indented(Pages.sentence(algorithm.meaning()), 2));
        page.append(Wrap.indented("Source: " + Pages.sentence(algorithm.source()), 2));
        page.append(algorithm.options().isEmpty() ? "" : "\nOptions (system.with):\n");
        for (AlgorithmOption option : algorithm.options()) {
            page.append("  ").append(option.word()).append(", default ").append(option.defaultText());
            page.append('\n').append(Wrap.indented(Pages.sentence(option.meaning()), 6));
        }
        return page
                + Pages.example("system: { protocol: load-balancer, with: { servers: …, algorithm: " + name + " } }");
    }
}
