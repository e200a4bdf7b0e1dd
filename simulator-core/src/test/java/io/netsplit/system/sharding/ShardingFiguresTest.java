package io.netsplit.system.sharding;

import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Trigger;
import io.netsplit.hashing.HashRing;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import io.netsplit.validation.ValidationPage;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How even rings are and how many keys a running system moves, held against closed forms. */
class ShardingFiguresTest {
    private static final long MS = 1_000_000;
    private static final int KEYS = 20_000;

    @Test
    void ringsAreAsEvenAndKeysMoveAsOftenAsTheorySays() {
        List<Section> sections = List.of(balance(), movement());
        sections.forEach(section -> section.cases().forEach(Measurement::assertHolds));
        ValidationPage.check(
                "sharding",
                "Placement of keys",
                "What `system.protocol: sharded-kv` places by, on its own and in a running system.",
                sections);
    }

    private static Section balance() {
        return new Section(
                "How even a hash ring is",
                """
                Source: arcs between random points on a circle are Dirichlet distributed, so that a server of v points among n
                servers has a share that is Beta(v, (n−1)v): its coefficient of variation is √((n−1)/(nv+1)), and 99 % of shares
                are between two quantiles of that law; the expected largest and smallest shares by numerical integration. Lamping and Veach (2014), table 1, give the same for 10, 100 and
                1,000 points. Measured: the arcs of rings of servers with different names.
                """,
                List.of(
                        ring(10, 1, 150_000, 0.904534, 2.928968, 0.1, 0.00556794, 4.449527),
                        ring(10, 100, 400, 0.09482093, 1.159426, 0.8519784, 0.7709973, 1.259006),
                        ring(100, 10, 400, 0.3144855, 1.973289, 0.3872201, 0.3730523, 1.990842),
                        ring(100, 100, 100, 0.09949377, 1.268971, 0.7674694, 0.762155, 1.274618),
                        ring(100, 1000, 50, 0.03146411, 1.081121, 0.9225272, 0.9207959, 1.082885)));
    }

    private static Measurement ring(
            int servers, int points, int rings, double cv, double peak, double min, double low, double high) {
        String subject = servers + " servers of " + points + " points, " + rings + " rings";
        return new Measurement(subject, () -> {
            double squares = 0;
            double peaks = 0;
            double mins = 0;
            List<Double> loads = new ArrayList<>();
            for (int ring = 0; ring < rings; ring++) {
                double most = 0;
                double least = 1;
                for (double share : new HashRing(names(ring, servers), points).shares()) {
                    double load = share * servers;
                    loads.add(load);
                    squares += (load - 1) * (load - 1);
                    most = Math.max(most, share);
                    least = Math.min(least, share);
                }
                peaks += most * servers;
                mins += least * servers;
            }
            loads.sort(Comparator.naturalOrder());
            return List.of(
                    new Figure(
                            subject,
                            "coefficient of variation",
                            cv,
                            Math.sqrt(squares / rings / servers),
                            Tolerance.relative(0.05)),
                    new Figure(subject, "largest over mean", peak, peaks / rings, Tolerance.relative(0.05)),
                    new Figure(subject, "smallest over mean", min, mins / rings, Tolerance.relative(0.05)),
                    new Figure(
                            subject,
                            "share over mean, 0.5 % quantile",
                            low,
                            loads.get(loads.size() / 200),
                            Tolerance.relative(0.05)),
                    new Figure(
                            subject,
                            "share over mean, 99.5 % quantile",
                            high,
                            loads.get(loads.size() - 1 - loads.size() / 200),
                            Tolerance.relative(0.05)));
        });
    }

    private static List<String> names(int ring, int servers) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < servers; i++) {
            names.add("ring" + ring + "-server" + i);
        }
        return names;
    }

    private static Section movement() {
        return new Section(
                "Keys that move when a server joins",
                """
                Source: (b−a)/b of all keys for jump hash (Lamping and Veach, 2014) and rendezvous (Thaler and Ravishankar, 1998),
                that in the mean for a ring (Karger et al., 1997), and 1 − min(a,b)/lcm(a,b) for the hash modulo the number
                of servers. Simulated: `sharded-kv` with 20,000 keys under traffic, to which `add` adds a server; its
                metric `keys-moved`. Allowed: four standard deviations of so many keys, and of the server's arcs on a ring.
                """,
                List.of(
                        moved("jump-hash", 10, 1 / 11.0, sampling(1 / 11.0)),
                        moved("rendezvous", 10, 1 / 11.0, sampling(1 / 11.0)),
                        moved("hash-ring", 10, 1 / 11.0, 4 / 11.0 * Math.sqrt(10 / (11.0 * 128 + 1))),
                        moved("modulo", 10, 10 / 11.0, sampling(1 / 11.0)),
                        moved("jump-hash", 100, 1 / 101.0, sampling(1 / 101.0)),
                        moved("rendezvous", 100, 1 / 101.0, sampling(1 / 101.0)),
                        moved("modulo", 100, 100 / 101.0, sampling(1 / 101.0))));
    }

    private static double sampling(double share) {
        return 4 * Math.sqrt(share * (1 - share) / KEYS);
    }

    private static Measurement moved(String placement, int servers, double expected, double allowed) {
        String subject = placement + ", " + servers + " to " + (servers + 1);
        return new Measurement(subject, () -> {
            RunResult result = Run.execute(RunSpec.of(new ShardedStore())
                    .option("placement", placement)
                    .option("transfer-rate", 8L << 30)
                    .topology(cluster -> cluster.group("router", 1).group("shard", servers, 1))
                    .workload(WorkloadSpec.defaults(DataType.KV, 2)
                            .withArrivals(new Arrivals.Closed(Distributions.constant(20 * MS)))
                            .withRoute(new ShardedStore().defaultRoute())
                            .withKeys(Keys.uniform(KEYS)))
                    .faults(FaultSchedule.of(List.of(new FaultStep(
                            "join", Trigger.at(500 * MS), DurationRange.ZERO, new Fault.AddNode("shard", 1)))))
                    .durationNs(6_000 * MS)
                    .build());
            double moved = result.meter().measure("keys-moved", List.of(new Meter.Window(0, Long.MAX_VALUE)));
            return List.of(new Figure(subject, "share of keys", expected, moved, Tolerance.absolute(allowed)));
        });
    }
}
