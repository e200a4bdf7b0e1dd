package io.netsplit.system.membership;

import static io.netsplit.system.membership.Lab.MS;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.random.Prng;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.trace.Observer;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The published figures of failure detectors and gossip, and the runs that are held against them. */
final class MembershipFigures {
    private static final long SECOND_NS = 1000 * MS;

    final Section heartbeats = new Section(
            "Heartbeats with a fixed timeout", """
            Source: elementary, as Chen, Toueg and Aguilera 2002 have it: heartbeats every T, a timeout of TO after the last that came,
            a latency of d, a crash at a random moment: detection after TO + d - T/2 in the mean, between TO + d - T and TO + d. 2,000
            crashes a line.
            """, List.of(heartbeat(100, 350, 5), heartbeat(1000, 3000, 20)));

    final Section phi = new Section(
            "The silence at which φ reaches its threshold",
            """
            Source: φ(t) = -log10 P(later than t), Hayashibara et al. 2004; heartbeats every 1,000 ms without jitter. The exponential
            model has their mean; the normal model has a standard deviation of 100 ms, which is the least that it was told to assume.
            """,
            List.of(phi(1, 2302.585, 1128.155), phi(3, 6907.755, 1309.023), phi(8, 18420.68, 1561.2)));

    final Section firstDetection = new Section(
            "SWIM: protocol periods until somebody probes a crashed member",
            """
            Source: Das, Gupta and Motivala 2002, section 3.1, for n members of which one has crashed and the others probe at random:
            1 / (1 - (1 - 1/(n-1))^(n-1)), which tends to e/(e-1) = 1.582. Counted to the end of the period, when the suspicion is
            there. 1,500 to 2,500 crashes a line.
            """,
            List.of(
                    swim(3, 2500, 1.333333, 4),
                    swim(5, 2500, 1.462857, 5),
                    swim(10, 2500, 1.53008, 5),
                    swim(50, 2000, 1.572558, 5),
                    swim(100, 1500, 1.577321, 5)));

    final Section falseSuspicion = new Section(
            "SWIM: a living member does not answer a round of probes",
            """
            Source: Das, Gupta and Motivala 2002, section 3.1, where each message arrives in time with probability q and k others are
            asked: (1 - q²)(1 - q⁴)^k. Messages are lost at random; nobody is slow.
            """,
            List.of(probes(0.95, 3, 20, 60_000, 0.0006222895), probes(0.9, 1, 10, 5_000, 0.065341)));

    final Section gossip = new Section(
            "Gossip: rounds until everybody knows",
            """
            Source of the expected means: an independent Monte Carlo of synchronous rounds, one contact per node and round, uniform over
            the others; the laws are log2 n + ln n + O(1) for push (Frieze and Grimmett 1985, Pittel 1987) and log3 n + O(ln ln n) for push
            and pull (Karp et al. 2000). Simulated: nodes in step, a rumor in every round, each counted for itself.
            """,
            List.of(
                    gossip(16, 6000, 7.41405, 6.1405, 4.14515),
                    gossip(64, 3000, 11.16695, 8.95435, 5.99515),
                    gossip(256, 1000, 14.67115, 11.4672, 7.63185),
                    gossip(1024, 350, 18.121, 13.78425, 9.17825)));

    List<Section> sections() {
        return List.of(heartbeats, phi, firstDetection, falseSuspicion, gossip);
    }

    private static Measurement heartbeat(int intervalMs, int timeoutMs, int latencyMs) {
        String subject = "T " + intervalMs + ", TO " + timeoutMs + ", d " + latencyMs + " ms";
        return new Measurement(subject, () -> {
            double[] times = new double[2000];
            for (int i = 0; i < times.length; i++) {
                long crashNs = (10L * intervalMs + Prng.of(i, "test/crash").nextLong(intervalMs)) * MS
                        + Prng.of(i, "test/moment").nextLong(MS);
                RunResult result = Run.execute(Lab.crashing(
                                Lab.run(new HeartbeatDetector(), 2, latencyMs * MS, 0, i)
                                        .option("heartbeat-interval", intervalMs * MS)
                                        .option("timeout", timeoutMs * MS)
                                        .option("staggered", false)
                                        .durationNs(crashNs + 2L * timeoutMs * MS),
                                1,
                                crashNs)
                        .build());
                times[i] = Lab.figure(result, "detection-time.mean") / MS;
            }
            double last = timeoutMs + latencyMs;
            Tolerance near = Tolerance.relative(0.02);
            return List.of(
                    new Figure(subject, "mean (ms)", last - intervalMs / 2.0, mean(times), near),
                    new Figure(
                            subject,
                            "min (ms)",
                            last - intervalMs,
                            Arrays.stream(times).min().orElse(0),
                            near),
                    new Figure(
                            subject,
                            "max (ms)",
                            last,
                            Arrays.stream(times).max().orElse(0),
                            near));
        });
    }

    private static Measurement phi(int threshold, double exponential, double normal) {
        String subject = "φ = " + threshold;
        Tolerance exact = Tolerance.relative(1e-6);
        return new Measurement(
                subject,
                () -> List.of(
                        new Figure(
                                subject, "exponential (ms)", exponential, silenceMs("exponential", threshold), exact),
                        new Figure(subject, "normal (ms)", normal, silenceMs("normal", threshold), exact)));
    }

    private static double silenceMs(String model, double threshold) {
        long[] times = new long[2];
        Observer observer = new Observer() {
            @Override
            public void messageDelivered(long timeNs, long id, int from, int to, Message message) {
                times[0] = from == 1 ? timeNs : times[0];
            }

            @Override
            public void protocol(long timeNs, int node, ProtocolEvent event) {
                times[1] = event instanceof MembershipEvent.Confirmed ? timeNs : times[1];
            }
        };
        Run.execute(Lab.crashing(
                        Lab.run(new PhiAccrual(), 2, 5 * MS, 0, 1)
                                .option("heartbeat-interval", SECOND_NS)
                                .option("model", model)
                                .option("threshold", threshold)
                                .option("window", 20L)
                                .option("minimum-deviation", 100 * MS)
                                .durationNs(70 * SECOND_NS)
                                .observer(observer),
                        1,
                        40 * SECOND_NS + 500 * MS)
                .build());
        return (times[1] - times[0]) / (double) MS;
    }

    private static Measurement swim(int members, int crashes, double expected, int p99) {
        String subject = members + " members";
        return new Measurement(subject, () -> {
            double[] periods = new double[crashes];
            for (int i = 0; i < crashes; i++) {
                periods[i] = periodsToDetection(members, i);
            }
            double mean = mean(periods);
            Arrays.sort(periods);
            return List.of(
                    new Figure(subject, "mean (periods)", expected, mean, Tolerance.relative(0.03)),
                    new Figure(subject, "median (periods)", 1, periods[crashes / 2], Tolerance.absolute(0)),
                    new Figure(subject, "p99 (periods)", p99, periods[crashes * 99 / 100], Tolerance.absolute(1)));
        });
    }

    /** Half a period after the first round of probes, the last member crashes; the run ends when it is suspected. */
    private static double periodsToDetection(int members, long seed) {
        long crashNs = 1500 * MS;
        long[] suspectedNs = {-1};
        Runnable[] stop = {() -> {}};
        Observer observer = new Observer() {
            @Override
            public void protocol(long timeNs, int node, ProtocolEvent event) {
                if (event instanceof MembershipEvent.Suspected && suspectedNs[0] < 0) {
                    suspectedNs[0] = timeNs;
                    stop[0].run();
                }
            }
        };
        Run.execute(Lab.run(new Swim(), members, MS, 0, seed)
                .option("targets", "random")
                .option("staggered", false)
                .preparation(cluster -> {
                    stop[0] = () -> cluster.simulation().stop();
                    cluster.simulation()
                            .scheduleAt(crashNs, () -> cluster.crash(members - 1, DiskLoss.UNSYNCED_WRITES));
                })
                .durationNs(60 * SECOND_NS)
                .observer(observer)
                .build());
        return (double) ((suspectedNs[0] - crashNs) / SECOND_NS);
    }

    private static Measurement probes(double arrives, int asked, int members, int periods, double expected) {
        String subject = "q = " + arrives + ", k = " + asked;
        return new Measurement(subject, () -> {
            long[] failed = {0};
            Observer observer = new Observer() {
                @Override
                public boolean watchesMessages() {
                    return false;
                }

                @Override
                public void protocol(long timeNs, int node, ProtocolEvent event) {
                    failed[0] += event instanceof MembershipEvent.ProbeFailed ? 1 : 0;
                }
            };
            Run.execute(Lab.run(new Swim(), members, MS / 10, 1 - arrives, 7)
                    .option("period", 10 * MS)
                    .option("probe-timeout", 4 * MS)
                    .option("indirect-probes", (long) asked)
                    .option("suspicion-timeout", 1000 * SECOND_NS)
                    .option("piggyback", 2L)
                    .durationNs(periods * 10 * MS)
                    .observer(observer)
                    .build());
            double share = failed[0] / ((double) members * (periods - 1));
            return List.of(new Figure(subject, "share of rounds", expected, share, Tolerance.relative(0.1)));
        });
    }

    private static Measurement gossip(int nodes, int rumors, double push, double pull, double both) {
        String subject = nodes + " nodes";
        Tolerance near = Tolerance.absolute(0.15);
        return new Measurement(subject, () -> {
            List<Figure> figures = new ArrayList<>();
            figures.add(new Figure(subject, "push, mean", push, rounds("push", nodes, rumors), near));
            figures.add(new Figure(subject, "pull, mean", pull, rounds("pull", nodes, rumors), near));
            figures.add(new Figure(subject, "push and pull, mean", both, rounds("push-pull", nodes, rumors), near));
            return figures;
        });
    }

    private static double rounds(String mode, int nodes, int rumors) {
        long periodNs = 100 * MS;
        RunResult result = Run.execute(Lab.run(new Gossip(), nodes, MS, 0, 1)
                .option("mode", mode)
                .option("period", periodNs)
                .option("rumor-every", 1L)
                .option("staggered", false)
                .durationNs((rumors + 60) * periodNs)
                .build());
        return Lab.figure(result, "spread-rounds.mean", 0, rumors * periodNs);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
