package io.netsplit.system.multiprimary;

import static io.netsplit.system.RandomTrial.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.causality.HybridTimestamp;
import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.history.Functions;
import io.netsplit.network.LinkSettings;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.trace.Observer;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import io.netsplit.validation.ValidationPage;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.OperationMix;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ClockFiguresTest {
    private static final long MICROSECOND = 1_000;

    /** What the nodes have said of their writes, and when. */
    private static final class Writes implements Observer {
        private record Write(long timeNs, int node, MultiPrimaryEvent.UpdateMade made) {}

        private final List<Write> writes = new ArrayList<>();

        @Override
        public void protocol(long timeNs, int node, ProtocolEvent event) {
            if (event instanceof MultiPrimaryEvent.UpdateMade made) {
                writes.add(new Write(timeNs, node, made));
            }
        }
    }

    private final Writes writes = new Writes();

    private RunResult run(
            String versions, int clients, double ratePerSecond, long durationNs, Consumer<ClusterBuilder> topology) {
        return Run.execute(RunSpec.of(new MultiPrimary())
                .option("versions", versions)
                .topology(topology)
                .workload(WorkloadSpec.defaults(DataType.REGISTER, clients)
                        .withOperations(new OperationMix(List.of(new OperationMix.Share(Functions.WRITE, 1))))
                        .withArrivals(new Arrivals.Open(ratePerSecond, Arrivals.ArrivalProcess.POISSON))
                        .withRoute(new MultiPrimary().defaultRoute()))
                .durationNs(durationNs)
                .observer(writes)
                .build());
    }

    /** Writers on n1, whose clock is ahead, and on n2; ten times as fast as the unit of the expected figures. */
    private List<Figure> skew(double ahead, int writersAhead, double expected, double expectedOfAll) {
        writes.writes.clear();
        int clients = writersAhead == 1 ? 2 : 3;
        RunResult result = run(
                "lww-wall-clock",
                clients,
                10.0 * clients,
                3_000_000 * MS,
                cluster -> cluster.nodes(2)
                        .links(LinkSettings.of(Distributions.constant(10 * MICROSECOND)))
                        .diskSync(Distributions.constant(10 * MICROSECOND))
                        .clock("n1", (long) (ahead * 100 * MS), 0, null));
        long behind = writes.writes.stream().filter(write -> write.node == 1).count();
        long aheadLost = writes.writes.stream()
                .filter(write -> write.node == 0 && write.made.older())
                .count();
        assertThat(aheadLost).as("writes through the node that is ahead").isZero();
        double lost = result.meter().measure("lost-updates.total", List.of(new Meter.Window(0, result.endNs())));
        String subject = "ahead by " + ahead + ", rates " + writersAhead + " and 1";
        Tolerance near = Tolerance.relative(0.03);
        return List.of(
                new Figure(subject, "writes behind that are discarded (share)", expected, lost / behind, near),
                new Figure(subject, "all writes that are (share)", expectedOfAll, lost / writes.writes.size(), near));
    }

    @Test
    void aWriteBehindIsDiscardedAsOftenAsOneAheadComesWithinTheSkew() {
        Measurement half = new Measurement("δ = 0.5", () -> skew(0.5, 1, 0.3934693, 0.1967347));
        Measurement tenth = new Measurement("δ = 0.1", () -> skew(0.1, 2, 0.1812692, 0.06042308));
        half.assertHolds();
        tenth.assertHolds();
        ValidationPage.check(
                "lww-skew",
                "Last write wins with a clock ahead",
                "Two nodes take blind writes of one register, by Poisson processes, and ship them at once. The clock of the first is"
                        + " ahead by δ.",
                List.of(new Section(
                        "Writes that are acknowledged and never seen",
                        "A write through the node behind is discarded where the node ahead has written within δ before it: with"
                                + " rate a that is 1 − exp(−a·δ). The node ahead loses none. Times are in units of a tenth of a"
                                + " second.",
                        List.of(half, tenth))));
    }

    /** Kulkarni et al., "Logical Physical Clocks", OPODIS 2014, theorem 2 and the condition of section 3. */
    @Test
    void aHybridClockStaysWithinTheSkewOfTheWallClockAndKeepsTheOrderOfCauseAndEffect() {
        long[] offsetsNs = {0, 50 * MS, 20 * MS, 35 * MS};
        run("lww-hybrid-logical-clock", 4, 400, 10_000 * MS, cluster -> {
            cluster.nodes(4).links(LinkSettings.of(Distributions.uniform(1 * MS, 9 * MS)));
            for (int node = 0; node < offsetsNs.length; node++) {
                cluster.clock("n" + (node + 1), offsetsNs[node], 0, null);
            }
        });
        Map<Object, HybridTimestamp> stamps = new LinkedHashMap<>();
        long furthest = 0;
        for (Writes.Write write : writes.writes) {
            HybridTimestamp at = write.made.at();
            long takenNs = write.timeNs - write.made.sinceTakenNs();
            long aheadNs = at.wallNs() - (takenNs + offsetsNs[write.node]);
            assertThat(aheadNs).isBetween(0L, 50 * MS);
            assertThat(write.made.aheadNs()).isEqualTo(aheadNs);
            furthest = Math.max(furthest, aheadNs);
            if (write.made.base() != null) {
                assertThat(at).isGreaterThan(stamps.get(write.made.base()));
            }
            stamps.put(write.made.version(), at);
        }
        assertThat(stamps).hasSizeGreaterThan(3_000);
        assertThat(furthest).as("the bound is reached").isGreaterThan(45 * MS);
    }
}
