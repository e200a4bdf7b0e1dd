package io.netsplit.bench;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.history.History;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The histories of {@link JudgeBenchmark} by processor time of one thread, which a busy machine disturbs less: good,
 * violated, and violated with evidence; after one round that does not count, the median of five.
 */
public final class JudgeCpuBenchmark {
    private static final int ROUNDS = 5;
    private static final List<String> MODELS = List.of(
            "register", "cas-register", "kv", "multi-register", "queue", "stack", "mutex", "list", "counter", "set");

    private JudgeCpuBenchmark() {}

    /** Takes how many operations; 100,000 where it is not told. */
    public static void main(String[] arguments) {
        int operations = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        for (String name : MODELS) {
            for (int clients : new int[] {5, 50}) {
                Model model = Models.named(name).orElseThrow();
                History good = LongHistories.of(name, operations, clients, false, 1);
                History violated = LongHistories.of(name, operations, clients, true, 1);
                System.out.printf(
                        Locale.ROOT,
                        "%-15s %2d clients: good %s, violated %s, with evidence %s%n",
                        name,
                        clients,
                        time(new Judge().withoutEvidence(), good, model),
                        time(new Judge().withoutEvidence(), violated, model),
                        time(new Judge(), violated, model));
            }
        }
    }

    private static String time(Judge judge, History history, Model model) {
        double[] times = new double[ROUNDS];
        Verdict verdict = judge.check(history, model, Budget.DEFAULT);
        for (int round = 0; round < ROUNDS; round++) {
            long startNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            verdict = judge.check(history, model, Budget.DEFAULT);
            times[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startNs) / 1e6;
        }
        Arrays.sort(times);
        return verdict.answer() == Verdict.Answer.UNKNOWN
                ? "unknown"
                : String.format(Locale.ROOT, "%.0f ms", times[ROUNDS / 2]);
    }
}
