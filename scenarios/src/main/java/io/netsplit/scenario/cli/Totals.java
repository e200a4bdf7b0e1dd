package io.netsplit.scenario.cli;

import io.netsplit.scenario.result.ExitStatus;
import io.netsplit.scenario.result.SweepResult;
import java.util.ArrayList;
import java.util.List;

/** One line over several scenarios. */
final class Totals {
    private Totals() {}

    /** As "12 scenarios: 10 passed, 1 failed (bridge), 1 invalid". */
    static String line(List<SweepResult> results, int refused) {
        List<String> parts = new ArrayList<>();
        add(parts, results, ExitStatus.PASS, "passed", false);
        add(parts, results, ExitStatus.FAIL, "failed", true);
        add(parts, results, ExitStatus.UNKNOWN, "inconclusive", true);
        add(parts, results, ExitStatus.INTERRUPTED, "interrupted", true);
        if (refused > 0) {
            parts.add(refused + " invalid");
        }
        return "\n" + (results.size() + refused) + " scenarios: " + String.join(", ", parts);
    }

    private static void add(
            List<String> parts, List<SweepResult> results, ExitStatus exit, String word, boolean named) {
        List<String> names = results.stream()
                .filter(result -> result.exit() == exit)
                .map(SweepResult::scenario)
                .toList();
        if (!names.isEmpty()) {
            parts.add(names.size() + " " + word + (named ? " (" + String.join(", ", names) + ")" : ""));
        }
    }
}
