package io.netsplit.bench;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.history.History;
import io.netsplit.history.format.Histories;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * How long the judge takes for histories of the kinds on which Porcupine is measured, see {@link HardHistories}: processor
 * time of one warm thread, without evidence, for each of many seeds; or for files of Porcupine's tests, whose names are the
 * arguments: etcd logs end in ".log", everything else is a store of strings.
 */
public final class HardBenchmark {
    private static final int ROUNDS = 5;
    private static final int TIMES = 40;

    private HardBenchmark() {}

    /** Prints the median, the 99th percentile and the worst of each kind, or of the files that are named. */
    public static void main(String[] arguments) throws IOException {
        for (String file : arguments) {
            History history = Histories.read(Path.of(file)).history();
            report(file, file.endsWith(".log") ? Models.casRegister() : Models.kv(""), TIMES, seed -> history);
        }
        if (arguments.length == 0) {
            generated();
        }
    }

    private static void generated() {
        Model register = Models.casRegister();
        report("etcd, good", register, 2_000, seed -> HardHistories.etcd(seed, false));
        report("etcd, spoilt", register, 2_000, seed -> HardHistories.etcd(seed, true));
        Model store = Models.kv("");
        report("kv, 10 clients, good", store, 100, seed -> HardHistories.kv(seed, 10, false));
        report("kv, 10 clients, spoilt", store, 100, seed -> HardHistories.kv(seed, 10, true));
        report("kv, 50 clients, good", store, 100, seed -> HardHistories.kv(seed, 50, false));
        report("kv, 50 clients, spoilt", store, 100, seed -> HardHistories.kv(seed, 50, true));
    }

    private static void report(String kind, Model model, int seeds, LongFunction<History> maker) {
        double[] times = new double[seeds];
        int[] answers = new int[Verdict.Answer.values().length];
        for (int round = 0; round < ROUNDS; round++) {
            Arrays.fill(answers, 0);
            for (int seed = 1; seed <= seeds; seed++) {
                History history = maker.apply(seed);
                long startNs = cpuNs();
                Verdict verdict = new Judge().withoutEvidence().check(history, model, Budget.DEFAULT);
                times[seed - 1] = (cpuNs() - startNs) / 1e6;
                answers[verdict.answer().ordinal()]++;
            }
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-24s median %8.3f ms, 99 %% %8.3f ms, worst %8.3f ms; %d linearizable, %d not, %d unknown%n",
                kind,
                times[seeds / 2],
                times[seeds * 99 / 100],
                times[seeds - 1],
                answers[0],
                answers[1],
                answers[2]);
    }

    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
