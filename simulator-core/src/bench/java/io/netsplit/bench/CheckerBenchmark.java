package io.netsplit.bench;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How long the checker takes for one history of a scenario: 60 simulated seconds, five clients, about 10,000 operations
 * (half reads, two in five writes, one in ten cas) on five keys. From 10 s to 30 s two of the clients are cut off: each of
 * their operations ends in info after a second, and half of those take effect late. The spoiled histories contain one read
 * of an old value. Time is processor time of the one thread, evidence included; every row is the median over 40 histories,
 * first in a cold JVM, then after ten rounds.
 */
public final class CheckerBenchmark {
    private static final int HISTORIES = 40;
    private static final int CLIENTS = 5;
    private static final long SECOND = 1_000_000_000L;

    private static final class Draft {
        private int client;
        private String function = "";
        private long key;
        private Object input;
        private Object output;
        private boolean unknown;
        private long fromNs;
        private long effectNs;
        private long toNs;
    }

    private CheckerBenchmark() {}

    /** Prints the median and the worst of 40 histories of each kind. */
    public static void main(String[] arguments) {
        List<History> good = new ArrayList<>();
        List<History> spoiled = new ArrayList<>();
        for (long seed = 1; seed <= HISTORIES; seed++) {
            good.add(history(seed, false));
            spoiled.add(history(seed, true));
        }
        report("linearizable, cold", good);
        report("not linearizable, cold", spoiled);
        for (int round = 0; round < 10; round++) {
            times(good);
            times(spoiled);
        }
        report("linearizable, warm", good);
        report("not linearizable, warm", spoiled);
    }

    private static void report(String name, List<History> histories) {
        double[] times = times(histories);
        double total = Arrays.stream(times).sum();
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-24s median %6.2f ms   worst %6.2f ms   all %d: %.0f ms%n",
                name,
                times[times.length / 2],
                times[times.length - 1],
                times.length,
                total);
    }

    private static double[] times(List<History> histories) {
        double[] times = new double[histories.size()];
        for (int i = 0; i < times.length; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Verdict verdict = new Judge().check(histories.get(i), Models.register(), Budget.DEFAULT);
            times[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
            if (verdict.answer() == Verdict.Answer.UNKNOWN) {
                throw new IllegalStateException(verdict.reason());
            }
        }
        return times;
    }

    private static History history(long seed, boolean spoil) {
        Prng random = Prng.of(seed, "checker-benchmark");
        List<Draft> drafts = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            long nowNs = random.nextInt(20_000_000);
            while (nowNs < 60 * SECOND) {
                Draft draft = draft(random, client, nowNs);
                drafts.add(draft);
                nowNs = draft.toNs + 20_000_000;
            }
        }
        takeEffect(random, drafts);
        if (spoil) {
            spoil(drafts);
        }
        return finish(drafts);
    }

    private static Draft draft(Prng random, int client, long nowNs) {
        Draft draft = new Draft();
        int kind = random.nextInt(100);
        long latencyNs = 2_000_000 + random.nextInt(12_000_000);
        draft.client = client;
        draft.function = kind < 50 ? Functions.READ : kind < 90 ? Functions.WRITE : Functions.CAS;
        draft.key = random.nextInt(5);
        draft.fromNs = nowNs;
        draft.toNs = nowNs + latencyNs;
        draft.effectNs = nowNs + 1 + random.nextLong(latencyNs - 1);
        if (client < 2 && nowNs > 10 * SECOND && nowNs < 30 * SECOND) {
            draft.unknown = true;
            draft.toNs = nowNs + SECOND;
            draft.effectNs = random.chance(0.5) ? nowNs + random.nextLong(20 * SECOND) : Long.MAX_VALUE;
        }
        return draft;
    }

    private static void takeEffect(Prng random, List<Draft> drafts) {
        List<Draft> byEffect = new ArrayList<>(drafts);
        byEffect.sort(Comparator.comparingLong(draft -> draft.effectNs));
        Map<Long, Long> values = new LinkedHashMap<>();
        long next = 1;
        for (Draft draft : byEffect) {
            Long before = values.get(draft.key);
            Long after = before;
            if (draft.function.equals(Functions.READ)) {
                draft.output = before;
            } else if (draft.function.equals(Functions.WRITE)) {
                after = next++;
                draft.input = after;
            } else {
                long expected = before != null && random.chance(0.5) ? before : Math.max(1, next - random.nextInt(20));
                draft.input = new Cas(expected, next);
                draft.output = Objects.equals(before, expected);
                after = Objects.equals(before, expected) ? Long.valueOf(next) : before;
                next++;
            }
            if (after != null && draft.effectNs < Long.MAX_VALUE) {
                values.put(draft.key, after);
            }
        }
    }

    /** One read at two thirds of the run returns what an earlier read of the same key returned. */
    private static void spoil(List<Draft> drafts) {
        Draft earlier = first(drafts, 35 * SECOND, -1);
        first(drafts, 40 * SECOND, earlier.key).output = earlier.output;
    }

    private static Draft first(List<Draft> drafts, long fromNs, long key) {
        return drafts.stream()
                .filter(draft -> draft.function.equals(Functions.READ) && !draft.unknown && draft.fromNs > fromNs)
                .filter(draft -> key < 0 || draft.key == key)
                .min(Comparator.comparingLong(draft -> draft.fromNs))
                .orElseThrow();
    }

    private static History finish(List<Draft> drafts) {
        drafts.sort(Comparator.comparingLong(draft -> draft.fromNs));
        int[] processes = {0, 1, 2, 3, 4};
        int nextProcess = CLIENTS;
        List<Operation> operations = new ArrayList<>();
        for (Draft draft : drafts) {
            int process = processes[draft.client];
            Operation operation = new Operation(
                    operations.size(), process, draft.client, draft.function, draft.key, draft.input, draft.fromNs);
            operation.complete(
                    draft.unknown ? Completion.INFO : Completion.OK,
                    draft.unknown ? null : draft.output,
                    draft.toNs,
                    draft.unknown ? "timeout" : "");
            if (draft.unknown) {
                processes[draft.client] = nextProcess++;
            }
            operations.add(operation);
        }
        return History.of(operations);
    }
}
