package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a variant has that the one which is told does not have: its system and options, and its faults. */
final class VariantChange {
    private VariantChange() {}

    /** Empty where the difference is elsewhere, as in the workload. */
    static String of(Scenario told, Scenario other) {
        List<String> changes = new ArrayList<>();
        String system = system(told, other);
        if (!system.isEmpty()) {
            changes.add(system);
        }
        String faults = faults(other);
        if (!faults.equals(faults(told))) {
            changes.add(faults.isEmpty() ? "no faults" : faults);
        }
        return String.join("; ", changes);
    }

    private static String system(Scenario told, Scenario other) {
        String name = other.system().system().name();
        boolean isSame = name.equals(told.system().system().name());
        Map<String, Object> changed = new TreeMap<>();
        other.system().given().forEach((option, value) -> {
            if (!isSame || !value.equals(told.system().given().get(option))) {
                changed.put(option, value);
            }
        });
        String options = changed.entrySet().stream()
                .map(option -> option.getKey() + " " + option.getValue())
                .collect(Collectors.joining(", "));
        return isSame ? options : name + (options.isEmpty() ? "" : ": " + options);
    }

    private static String faults(Scenario scenario) {
        return scenario.faults().stream().map(VariantChange::fault).collect(Collectors.joining("; "));
    }

    private static String fault(FaultStep step) {
        String when = step.timing() instanceof Timing.At at
                ? "at " + PlainTime.of(at.at().minNs())
                : step.timing() instanceof Timing.Every every
                        ? "every " + PlainTime.of(every.gap().minNs())
                        : "";
        return when + " " + FaultPhrase.of(step.action());
    }
}
