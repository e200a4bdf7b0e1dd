package io.netsplit.traffic.rollout;

import io.netsplit.random.Distributions;
import io.netsplit.traffic.TrafficObserver;
import io.netsplit.traffic.TrafficResult;
import io.netsplit.traffic.TrafficRun;
import io.netsplit.traffic.TrafficSpec;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.server.ServerSpec;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A run with a rollout, and what its clients saw of each version. */
final class Trial implements TrafficObserver {
    static final long MILLISECOND = 1_000_000;
    static final long SECOND = 1000 * MILLISECOND;
    static final Version FLAWLESS = Version.FLAWLESS;

    final TrafficRun run;
    long toNew;
    long failedByNew;
    long failedByOld;
    long slowest;
    private final BitSet unlucky = new BitSet();
    private final int firstNew;

    private Trial(TrafficSpec spec, int firstNew, long seed) {
        this.firstNew = firstNew;
        run = TrafficRun.prepare(spec, seed);
        run.observe(this);
    }

    /** Servers of both versions with 4 workers and a service time of 5 ms, and 1,000 requests per second, evenly. */
    static Trial of(int old, int fresh, long requests, long seed, RolloutSpec rollout) {
        TrafficSpec spec = TrafficSpec.of(new Load.Open(Processes.constant(1000)))
                .servers(
                        old + fresh,
                        ServerSpec.of("s", Distributions.constant(5 * MILLISECOND))
                                .withWorkers(4))
                .requests(requests)
                .warmUpShare(0)
                .clients(1000)
                .rollout(rollout)
                .build();
        return new Trial(spec, old, seed);
    }

    static RolloutSpec rollout(int firstNew, Version to, Strategy strategy, @Nullable AnalysisSpec analysis) {
        return new RolloutSpec(SECOND, firstNew, FLAWLESS, to, strategy, analysis, 0, SECOND);
    }

    TrafficResult finish() {
        return run.run();
    }

    RolloutFigures figures() {
        return run.rollout().orElseThrow();
    }

    long failed() {
        return failedByNew + failedByOld;
    }

    /** Clients that met an error. */
    int clientsThatFailed() {
        return unlucky.cardinality();
    }

    @Override
    public void sent(Request request, long nowNs) {}

    @Override
    public void chosen(Request request, boolean isLost, long nowNs) {
        toNew += request.server() >= firstNew ? 1 : 0;
    }

    @Override
    public void arrived(Request request, long nowNs) {}

    @Override
    public void answered(Request request, boolean isLost, long nowNs) {}

    @Override
    public void ended(Request request, long nowNs) {
        slowest = Math.max(slowest, nowNs - request.intendedNs());
        if (!request.isAnsweredOk()) {
            unlucky.set(request.client());
            if (request.server() >= firstNew) {
                failedByNew++;
            } else {
                failedByOld++;
            }
        }
    }
}
