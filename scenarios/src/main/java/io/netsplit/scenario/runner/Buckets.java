package io.netsplit.scenario.runner;

import io.netsplit.check.LatencySummary;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.run.RunResult;
import io.netsplit.scenario.result.AvailabilitySeries;
import io.netsplit.scenario.result.AvailabilitySeries.Bucket;
import io.netsplit.scenario.result.RunDetail.LatencyBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Figures over time: the run in at most 120 pieces of equal, round length. */
final class Buckets {
    private static final int MOST = 120;
    private static final int[] ROUND = {1, 2, 5};

    private Buckets() {}

    /** A round length of which the run has no more than {@link #MOST}. */
    static long lengthNs(long endNs) {
        for (long power = 1; power < Long.MAX_VALUE / 10; power *= 10) {
            for (int factor : ROUND) {
                if (endNs / (factor * power) < MOST) {
                    return factor * power;
                }
            }
        }
        return endNs;
    }

    static AvailabilitySeries availability(String side, RunResult run, Predicate<Operation> wanted) {
        long lengthNs = lengthNs(run.endNs());
        int count = count(run.endNs(), lengthNs);
        long[] ok = new long[count];
        long[] invoked = new long[count];
        for (Operation operation : run.history().operations()) {
            boolean decided = operation.isOk() || operation.completedNs() < run.endNs();
            int bucket = (int) (operation.invokedNs() / lengthNs);
            if (decided && bucket < count && wanted.test(operation)) {
                invoked[bucket]++;
                ok[bucket] += operation.isOk() ? 1 : 0;
            }
        }
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            buckets.add(new Bucket(i * lengthNs, Math.min(run.endNs(), (i + 1) * lengthNs), ok[i], invoked[i]));
        }
        return new AvailabilitySeries(side, buckets);
    }

    /** Buckets in which nothing was answered are left out. */
    static List<LatencyBucket> latency(RunResult run) {
        long lengthNs = lengthNs(run.endNs());
        List<List<Operation>> parts = new ArrayList<>();
        for (int i = 0; i < count(run.endNs(), lengthNs); i++) {
            parts.add(new ArrayList<>());
        }
        for (Operation operation : run.history().operations()) {
            int bucket = (int) (operation.invokedNs() / lengthNs);
            if (bucket < parts.size()) {
                parts.get(bucket).add(operation);
            }
        }
        List<LatencyBucket> buckets = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            LatencySummary found = LatencySummary.of(History.of(parts.get(i)));
            if (found.isKnown()) {
                buckets.add(new LatencyBucket(
                        i * lengthNs,
                        Math.min(run.endNs(), (i + 1) * lengthNs),
                        found.count(),
                        found.p50Ns(),
                        found.p99Ns(),
                        found.maxNs()));
            }
        }
        return buckets;
    }

    private static int count(long endNs, long lengthNs) {
        return Math.toIntExact(Math.max(1, (endNs + lengthNs - 1) / lengthNs));
    }
}
