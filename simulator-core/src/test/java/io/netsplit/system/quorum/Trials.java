package io.netsplit.system.quorum;

import static io.netsplit.system.RandomTrial.MS;

import io.netsplit.fault.Fault;
import io.netsplit.random.Distributions;
import io.netsplit.run.RunResult;
import io.netsplit.system.RandomTrial;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Placement;
import io.netsplit.workload.Route;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Systems under random faults, by what they promise. */
final class Trials {
    static final long HEALED_NS = 4_000 * MS;

    private Trials() {}

    /**
     * Strict quorums that overlap, versions from a counter, reads that write back: a linearizable register, whatever the clocks
     * do. Clients do not retry, because a retried write is another write.
     */
    static RandomTrial register() {
        List<Fault> faults = new ArrayList<>(RandomTrial.of(new Dynamo()).faults());
        faults.add(RandomTrial.jump(800 * MS));
        faults.add(RandomTrial.jump(-800 * MS));
        return RandomTrial.of(new Dynamo())
                .with("versions", "counter")
                .with("read-repair", "before-answer")
                .with("anti-entropy", 500 * MS)
                .withFaults(faults)
                .withChange(spec -> spec.workload(WorkloadSpec.defaults(DataType.REGISTER, 6)
                        .withArrivals(new Arrivals.Closed(Distributions.exponential(15 * MS)))
                        .withKeys(Keys.uniform(2))
                        .withPlacement(Placement.SPREAD)
                        .withTimeoutNs(1_200 * MS)
                        .withRoute(Route.ANY)));
    }

    /** Always available: any node that is up takes everything, and siblings are kept until a client chooses. */
    static RandomTrial siblings(DataType type) {
        return RandomTrial.of(new Dynamo())
                .with("conflicts", "siblings")
                .with("read-quorum", 1L)
                .with("write-quorum", 1L)
                .with("sloppy-quorum", true)
                .with("anti-entropy", 500 * MS)
                .withNodes(4, 5)
                .withTimes(HEALED_NS, 6_000 * MS)
                .withTypes(type);
    }

    /** The same where the last write wins. */
    static RandomTrial lastWriteWins() {
        return siblings(DataType.KV).with("conflicts", "last-write-wins");
    }

    /** Many objects, so that hardly any is written again once all is healed. */
    static RandomTrial manyObjects() {
        return lastWriteWins()
                .withChange(spec -> spec.workload(WorkloadSpec.defaults(DataType.KV, 5)
                        .withArrivals(new Arrivals.Closed(Distributions.exponential(15 * MS)))
                        .withKeys(Keys.uniform(500))
                        .withPlacement(Placement.SPREAD)
                        .withTimeoutNs(1_200 * MS)
                        .withRoute(Route.ANY)));
    }

    /** Says so where replicas of some object still differ at the end. */
    static Optional<String> notConverged(RunResult result) {
        return result.replicas().firstConverged(HEALED_NS, result.endNs()) < 0
                ? Optional.of("eventually replicas-converged: not within two seconds of peace")
                : Optional.empty();
    }
}
