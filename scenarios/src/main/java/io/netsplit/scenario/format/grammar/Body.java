package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.RunSettings;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.SystemChoice;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.scenario.format.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What could be read of the part that a variant can change. */
record Body(
        Optional<RunSettings> run,
        Optional<Topology> topology,
        Optional<SystemChoice> system,
        Optional<Workload> workload,
        List<FaultStep> faults,
        boolean isComplete) {
    private static final Section<Object> WHOLE =
            new Section<>("a scenario", "A scenario", FileGrammar.BODY, values -> Optional.empty());
    private static final Section<Object> WITHOUT_SYSTEM = new Section<>(
            "a scenario",
            "A scenario",
            List.of(FileGrammar.RUN, FileGrammar.TOPOLOGY, FileGrammar.WORKLOAD, FileGrammar.FAULTS),
            values -> Optional.empty());

    /** Of a scenario that is to be run. */
    static Body read(YamlMapping tree, Reading reading) {
        return read(WHOLE, tree, reading);
    }

    /** Of what variants change: the system may be theirs alone. */
    static Body readBase(YamlMapping tree, Reading reading) {
        return read(WITHOUT_SYSTEM, tree.without("system"), reading);
    }

    private static Body read(Section<Object> section, YamlMapping tree, Reading reading) {
        long before = reading.errors();
        Values values = section.readFields(tree.without("faults"), reading).orElseThrow();
        List<FaultStep> faults = tree.get("faults")
                .map(node -> FileGrammar.FAULT_LIST.readGood(node, reading))
                .orElse(List.of());
        return new Body(
                values.find(FileGrammar.RUN),
                values.find(FileGrammar.TOPOLOGY),
                values.find(FileGrammar.SYSTEM),
                values.find(FileGrammar.WORKLOAD),
                named(faults),
                reading.errors() == before);
    }

    private static List<FaultStep> named(List<FaultStep> steps) {
        List<FaultStep> named = new ArrayList<>();
        List<String> taken = steps.stream().map(FaultStep::name).toList();
        for (int i = 0; i < steps.size(); i++) {
            FaultStep step = steps.get(i);
            String name = step.name().isEmpty() ? step.verb() + "-" + (i + 1) : step.name();
            while (step.name().isEmpty() && taken.contains(name)) {
                name += "-unnamed";
            }
            named.add(new FaultStep(
                    name, step.verb(), step.timing(), step.watchNs(), step.leaderForNs(), step.action(), step.span()));
        }
        return List.copyOf(named);
    }

    /** The scenario, where all of it could be read. */
    Optional<Scenario> scenario() {
        if (!isComplete || run.isEmpty() || topology.isEmpty() || system.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Scenario(run.get(), topology.get(), system.get(), workload, faults));
    }
}
