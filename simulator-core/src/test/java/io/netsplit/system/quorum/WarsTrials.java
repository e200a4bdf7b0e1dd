package io.netsplit.system.quorum;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.history.Functions;
import io.netsplit.kernel.Event;
import io.netsplit.kernel.Limits;
import io.netsplit.network.LinkSettings;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Many trials of one write and the reads that follow it, each on a key of its own, in one simulation: the WARS model of
 * Bailis et al. (PVLDB 2012), with the simulated system in it. Coordinators are nodes without data; one of them takes the
 * write and another the reads, so that writes, acknowledgements, reads and responses have links, and delays, of their own.
 */
final class WarsTrials {
    private static final double MS = 1e6;
    private static final int SLOTS = 16;
    private static final long GAP_NS = 500_000;
    private static final int BATCH = 20_000;
    private static final long QUIET_NS = 20_000_000_000L;
    private static final long FAR_APART = 1_000_000;

    /**
     * How long messages travel, in nanoseconds.
     *
     * @param write to a replica, its disk included
     * @param acknowledgement of the write
     * @param read to a replica
     * @param response to the read
     * @param remoteNs on top, each way, between regions; 0 where all is in one
     */
    record Delays(
            Distribution write, Distribution acknowledgement, Distribution read, Distribution response, long remoteNs) {
        Delays(Distribution write, Distribution others) {
            this(write, others, others, others, 0);
        }

        Delays acrossRegions(long ns) {
            return new Delays(write, acknowledgement, read, response, ns);
        }
    }

    /** How many replicas there are, and how many have to answer. */
    record Quorum(int replicas, int read, int write) {}

    /**
     * What came out.
     *
     * @param consistent share of reads that found the write, for each time after it
     * @param readNs latencies of the first read of each trial, ascending
     * @param writeNs latencies of the writes, ascending
     */
    record Result(double[] consistent, long[] readNs, long[] writeNs) {
        static double quantileMs(long[] sorted, double share) {
            return sorted[(int) Math.ceil(share * sorted.length) - 1] / MS;
        }

        static double meanMs(long[] values) {
            return Arrays.stream(values).average().orElse(Double.NaN) / MS;
        }
    }

    /**
     * Latencies and how much each of them counts, trial by trial.
     *
     * @param readWeights likelihood ratios of what was drawn from the request to the answer
     * @param stale the share of reads that did not find the write, for each time after it, weighted like the write
     */
    record Weighted(long[] readNs, double[] readWeights, long[] writeNs, double[] writeWeights, double[] stale) {}

    private final Cluster cluster;
    private final int trials;
    private final long gapNs;
    private final RareEvents.Likelihood likelihood;
    private final double[] writeWeights;
    private final double[] readWeights;
    private final double[] afterMs;
    private final int replicas;
    private final int regions;
    private final Prng random;
    private final long[] sentNs;
    private final long[] writeNs;
    private final long[] readNs;
    private final long[] found;
    private final double[] missed;
    private final Deque<Read> free = new ArrayDeque<>();
    private Context context;
    private int started;

    private WarsTrials(
            Delays delays,
            Quorum quorum,
            int trials,
            double[] afterMs,
            long gapNs,
            RareEvents.Likelihood likelihood,
            long seed) {
        this.trials = trials;
        this.gapNs = gapNs;
        this.likelihood = likelihood;
        this.writeWeights = new double[trials];
        this.readWeights = new double[trials];
        this.afterMs = afterMs;
        this.replicas = quorum.replicas();
        this.regions = delays.remoteNs() > 0 ? quorum.replicas() : 1;
        this.random = Prng.of(seed, "test/regions");
        this.sentNs = new long[trials];
        this.writeNs = new long[trials];
        this.readNs = new long[trials];
        this.found = new long[afterMs.length];
        this.missed = new double[afterMs.length];
        ClusterBuilder builder = topology(Cluster.builder(seed), delays);
        Protocol dynamo = new Dynamo();
        cluster = builder.processes(dynamo.processes(setup(dynamo, quorum))).build();
        cluster.addOutsider("driver", address -> new Driver());
    }

    /**
     * Reads come {@code afterMs} after the write was acknowledged, at most fifteen of them. Many trials are several simulations,
     * because each keeps all its keys.
     */
    static Result run(Delays delays, Quorum quorum, int trials, double[] afterMs, long seed) {
        double[] consistent = new double[afterMs.length];
        long[] readNs = new long[trials];
        long[] writeNs = new long[trials];
        for (int done = 0; done < trials; done += BATCH) {
            int size = Math.min(BATCH, trials - done);
            Result batch = new WarsTrials(
                            delays, quorum, size, afterMs, GAP_NS, new RareEvents.Likelihood(), seed * FAR_APART + done)
                    .run();
            System.arraycopy(batch.readNs, 0, readNs, done, size);
            System.arraycopy(batch.writeNs, 0, writeNs, done, size);
            for (int i = 0; i < consistent.length; i++) {
                consistent[i] += batch.consistent[i] * size / trials;
            }
        }
        Arrays.sort(readNs);
        Arrays.sort(writeNs);
        return new Result(consistent, readNs, writeNs);
    }

    /**
     * One write and its reads per trial, each trial so long after the one before that no message of that one is left; where no
     * times are given, one read that comes so long after the write that all of its messages are there.
     */
    static Weighted apart(
            Delays delays, Quorum quorum, int trials, double[] times, RareEvents.Likelihood likelihood, long seed) {
        double[] afterMs = times.length == 0 ? new double[] {QUIET_NS / MS} : times;
        Weighted all = new Weighted(
                new long[trials], new double[trials], new long[trials], new double[trials], new double[afterMs.length]);
        for (int done = 0; done < trials; done += BATCH) {
            int size = Math.min(BATCH, trials - done);
            WarsTrials batch =
                    new WarsTrials(delays, quorum, size, afterMs, 3 * QUIET_NS, likelihood, seed * FAR_APART + done);
            batch.run();
            System.arraycopy(batch.readNs, 0, all.readNs, done, size);
            System.arraycopy(batch.readWeights, 0, all.readWeights, done, size);
            System.arraycopy(batch.writeNs, 0, all.writeNs, done, size);
            System.arraycopy(batch.writeWeights, 0, all.writeWeights, done, size);
            for (int i = 0; i < afterMs.length; i++) {
                all.stale[i] += batch.missed[i] / trials;
            }
        }
        return all;
    }

    private ClusterBuilder topology(ClusterBuilder builder, Delays delays) {
        builder.group("replica", replicas)
                .group("writer", regions)
                .group("reader", regions)
                .noProcessingTime()
                .limits(Limits.DEFAULT)
                .link("all", "all", link -> LinkSettings.of(Distributions.constant(0)));
        for (int from = 1; from <= regions; from++) {
            for (int to = 1; to <= replicas; to++) {
                long extraNs = from == to ? 0 : delays.remoteNs();
                link(builder, "writer" + from, "replica" + to, delays.write(), delays.acknowledgement(), extraNs);
                link(builder, "reader" + from, "replica" + to, delays.read(), delays.response(), extraNs);
            }
        }
        return builder;
    }

    private static void link(
            ClusterBuilder builder, String from, String to, Distribution there, Distribution back, long extraNs) {
        builder.link(from, to, link -> link.withLatency(later(there, extraNs)));
        builder.link(to, from, link -> link.withLatency(later(back, extraNs)));
    }

    private static Distribution later(Distribution delay, long extraNs) {
        return extraNs == 0 ? delay : new Shifted(delay, extraNs);
    }

    private Setup setup(Protocol dynamo, Quorum quorum) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("replicas", (long) quorum.replicas());
        options.put("read-quorum", (long) quorum.read());
        options.put("write-quorum", (long) quorum.write());
        options.put("data-nodes", List.of("replica"));
        options.put("hinted-handoff", false);
        options.put("read-repair", "false");
        options.put("anti-entropy", OptionValues.OFF);
        options.put("fsync-before-ack", false);
        options.put("virtual-nodes", 1L);
        options.put("replica-timeout", 10_000_000_000L);
        options.put("request-timeout", 10_000_000_000L);
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        groups.put("replica", IntStream.range(0, replicas).boxed().toList());
        return new Setup(replicas + 2 * regions, DataType.REGISTER, OptionValues.of(dynamo.options(), options), groups);
    }

    private Result run() {
        cluster.simulation().begin(() -> {
            cluster.start();
            cluster.simulation().schedule(0, this::startTrial);
        });
        cluster.simulation().run();
        double[] consistent = new double[found.length];
        for (int i = 0; i < found.length; i++) {
            consistent[i] = (double) found[i] / trials;
        }
        return new Result(consistent, readNs, writeNs);
    }

    private void startTrial() {
        int trial = started++;
        sentNs[trial] = cluster.simulation().now();
        likelihood.restart();
        send(replicas + random.nextInt(regions), trial, 0, Functions.WRITE, 1L);
        if (started < trials) {
            cluster.simulation().schedule(gapNs, (Event) this::startTrial);
        }
    }

    private void send(int to, int trial, int slot, String function, Object input) {
        context.send(to, new Request(0, (long) trial * SLOTS + slot, function, trial, input));
    }

    private void read(int trial, int slot) {
        if (slot == 1) {
            sentNs[trial] = cluster.simulation().now();
            likelihood.restart();
        }
        send(replicas + regions + random.nextInt(regions), trial, slot, Functions.READ, null);
    }

    /** One read that comes later. */
    private final class Read implements Event {
        private int trial;
        private int slot;

        @Override
        public void fire() {
            read(trial, slot);
            free.push(this);
        }
    }

    private void readLater(int trial, int slot, long delayNs) {
        Read read = free.isEmpty() ? new Read() : free.pop();
        read.trial = trial;
        read.slot = slot;
        cluster.simulation().schedule(delayNs, read);
    }

    private final class Driver implements Process {
        @Override
        public void start(Context given) {
            context = given;
        }

        @Override
        public void receive(int from, Message message) {
            Reply reply = (Reply) message;
            int trial = (int) (reply.serial() / SLOTS);
            int slot = (int) (reply.serial() % SLOTS);
            long nowNs = cluster.simulation().now();
            if (slot == 0) {
                writeNs[trial] = nowNs - sentNs[trial];
                writeWeights[trial] = likelihood.ratio();
                for (int i = 0; i < afterMs.length; i++) {
                    readLater(trial, i + 1, Math.round(afterMs[i] * MS));
                }
                return;
            }
            if (slot == 1) {
                readNs[trial] = nowNs - sentNs[trial];
                readWeights[trial] = likelihood.ratio();
            }
            if (reply.output() == null) {
                missed[slot - 1] += writeWeights[trial];
            } else {
                found[slot - 1]++;
            }
        }
    }

    /** A law, and always so much more. */
    record Shifted(Distribution delay, long extraNs) implements Distribution {
        @Override
        public double sample(Prng random) {
            return delay.sample(random) + extraNs;
        }

        @Override
        public double mean() {
            return delay.mean() + extraNs;
        }
    }
}
