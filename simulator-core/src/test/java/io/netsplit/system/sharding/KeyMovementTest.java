package io.netsplit.system.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Trigger;
import io.netsplit.history.Completion;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.trace.Observer;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.WorkloadSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Ten servers become twelve in a running system, one after the other, under traffic. With placements that are consistent (Karger
 * et al., STOC 1997; Thaler and Ravishankar, 1998) keys move to the newcomers only, and (b − a)/b of all keys have another
 * owner in the end, of which a few have moved twice: to the first newcomer, and on to the second.
 */
class KeyMovementTest {
    private static final long MS = 1_000_000;
    private static final int KEYS = 200_000;
    private static final int BEFORE = 10;
    private static final int AFTER = 12;
    private static final double EXPECTED = (AFTER - BEFORE) / (double) AFTER;

    /** Four standard deviations of a share of so many keys. */
    private static final double SAMPLING = 4 * Math.sqrt(EXPECTED * (1 - EXPECTED) / KEYS);

    /** Of a ring's mean; four standard deviations of the share of so many points among all, which is a Beta variable. */
    private static final double RING = 4 * Math.sqrt(EXPECTED * (1 - EXPECTED) / (AFTER * 128 + 1));

    /** Counts keys by where they come from. */
    private static final class Moves implements Observer {
        private long fromOld;
        private long fromNew;
        private long toOld;

        @Override
        public boolean watchesMessages() {
            return false;
        }

        @Override
        public void protocol(long timeNs, int node, ProtocolEvent event) {
            if (event instanceof ShardingEvent.Moved moved) {
                fromOld += moved.source() <= BEFORE ? moved.keys() : 0;
                fromNew += moved.source() > BEFORE ? moved.keys() : 0;
                toOld += moved.target() <= BEFORE ? moved.keys() : 0;
            }
        }
    }

    private static void grows(String placement, double allowed) {
        Moves moves = new Moves();
        RunResult result = Run.execute(RunSpec.of(new ShardedStore())
                .option("placement", placement)
                .option("transfer-rate", 8L << 30)
                .topology(cluster -> cluster.group("router", 1).group("shard", BEFORE, AFTER - BEFORE))
                .workload(WorkloadSpec.defaults(DataType.KV, 2)
                        .withArrivals(new Arrivals.Closed(Distributions.constant(20 * MS)))
                        .withRoute(new ShardedStore().defaultRoute())
                        .withKeys(Keys.uniform(KEYS)))
                .faults(FaultSchedule.of(List.of(new FaultStep(
                        "grow", Trigger.at(500 * MS), DurationRange.ZERO, new Fault.AddNode("shard", AFTER - BEFORE)))))
                .observer(moves)
                .durationNs(12_000 * MS)
                .build());
        double twice = moves.fromNew / (double) KEYS;
        assertThat(moves.toOld)
                .as("keys that went to a server that was there before")
                .isZero();
        assertThat(moves.fromOld / (double) KEYS)
                .as("%s: keys with another owner in the end", placement)
                .isCloseTo(EXPECTED, within(allowed));
        assertThat(twice).as("keys that moved twice").isCloseTo(1.0 / (11 * 12), within(allowed));
        assertThat(result.meter().measure("keys-moved", List.of(new Meter.Window(0, Long.MAX_VALUE))))
                .isCloseTo(moves.fromOld / (double) KEYS + twice, within(1e-9));
        assertThat(result.history().completed(Completion.FAIL).size()).isZero();
    }

    @Test
    void twoMoreServersTakeTheirShareOfARing() {
        grows("hash-ring", RING);
    }

    @Test
    void twoMoreServersTakeTheirShareByRendezvous() {
        grows("rendezvous", SAMPLING);
    }
}
