package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Names;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.word.OperationWord;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.word.WorkloadType;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import io.netsplit.system.SystemUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects what a scenario's values can refer to, before they are read. */
final class NameGatherer {
    private static final int MOST_JOINERS = 10_000;

    private NameGatherer() {}

    /** @param variants of the whole file, which a variant's tree does not hold */
    static Names gather(YamlMapping scenario, List<String> variants, List<SystemUnderTest> systems) {
        Optional<SystemUnderTest> system = scenario.mapping("system")
                .flatMap(section -> section.scalar("protocol"))
                .flatMap(name -> systems.stream()
                        .filter(p -> p.name().equals(name.text()))
                        .findFirst());
        Optional<Topology> topology = topology(scenario, systems);
        List<OperationWord> operations = scenario.mapping("workload")
                .flatMap(workload -> workload.scalar("type"))
                .flatMap(type -> Word.find(WorkloadType.values(), type.text()))
                .map(WorkloadType::operations)
                .orElse(List.of());
        return new Names(
                systems, system, topology, faults(scenario), variants, operations, clients(scenario, topology));
    }

    private static Optional<Topology> topology(YamlMapping scenario, List<SystemUnderTest> systems) {
        Names nothing = new Names(systems, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), 0);
        Reading silent = new Reading(new ArrayList<>(), nothing);
        return scenario.mapping("topology")
                .map(section -> only(section, "nodes", "groups"))
                .flatMap(section -> TopologyGrammar.SECTION.read(section, silent))
                .map(topology -> withJoiners(topology, scenario));
    }

    private static YamlMapping only(YamlMapping mapping, String... keys) {
        List<String> kept = List.of(keys);
        List<YamlMapping.Entry> entries = mapping.entries().stream()
                .filter(entry -> kept.contains(entry.key()))
                .toList();
        return new YamlMapping(entries, mapping.head(), mapping.span());
    }

    private static Topology withJoiners(Topology topology, YamlMapping scenario) {
        List<Topology.Joiner> joiners = new ArrayList<>();
        Map<String, Integer> last = new TreeMap<>();
        topology.groups().forEach(group -> last.put(group.name(), group.count()));
        for (YamlMapping step : steps(scenario)) {
            Optional<Topology.Group> group = step.scalar("add").flatMap(name -> topology.group(name.text()));
            int count = step.scalar("count").map(NameGatherer::number).orElse(1);
            for (int i = 0; group.isPresent() && i < count && joiners.size() < MOST_JOINERS; i++) {
                int number = last.merge(group.get().name(), 1, Integer::sum);
                joiners.add(new Topology.Joiner(group.get().name() + number, group.get()));
            }
        }
        return new Topology(
                topology.groups(),
                topology.network(),
                topology.transport(),
                topology.diskSync(),
                topology.processing(),
                topology.links(),
                List.copyOf(joiners),
                topology.span());
    }

    private static List<YamlMapping> steps(YamlMapping scenario) {
        List<YamlMapping> steps = new ArrayList<>();
        scenario.sequence("faults").ifPresent(sequence -> {
            for (YamlNode item : sequence.items()) {
                if (item instanceof YamlMapping step) {
                    steps.add(step);
                }
            }
        });
        return steps;
    }

    private static List<String> faults(YamlMapping scenario) {
        List<String> names = new ArrayList<>();
        for (YamlMapping step : steps(scenario)) {
            step.scalar("name").ifPresent(name -> names.add(name.text()));
        }
        return List.copyOf(names);
    }

    private static int clients(YamlMapping scenario, Optional<Topology> topology) {
        Optional<YamlMapping> workload = scenario.mapping("workload");
        Optional<YamlScalar> count = workload.flatMap(w -> w.scalar("clients"))
                .or(() -> workload.flatMap(w -> w.mapping("clients")).flatMap(c -> c.scalar("count")));
        return count.map(NameGatherer::number)
                .orElseGet(() -> topology.map(Topology::nodeCount).orElse(0));
    }

    private static int number(YamlScalar scalar) {
        return scalar.text().matches("[1-9][0-9]{0,5}") ? Integer.parseInt(scalar.text()) : 0;
    }
}
