package io.netsplit.system.raft;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.history.Functions;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.node.RoleChanged.Role;
import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import io.netsplit.system.raft.RaftMessage.AppendEntries;
import io.netsplit.trace.Observer;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Request;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One election at a time, on a cluster made for it, as the paper's measurements and formulas assume. */
final class ElectionTrials {
    static final long MS = 1_000_000;
    private static final long LIMIT_NS = 3_600_000 * MS;

    /**
     * @param servers in the configuration
     * @param alive how many of them are there, the leader that crashes among them
     * @param baseNs the shortest election timeout
     * @param rangeNs by how much the longest exceeds it
     * @param latency one way
     * @param sync of the disk
     * @param driftPpm standard deviation of the speeds of the clocks, which are normal
     */
    record Model(
            int servers,
            int alive,
            long baseNs,
            long rangeNs,
            Distribution latency,
            Distribution sync,
            double driftPpm) {
        /** Without disks, and with perfect clocks. */
        static Model network(int servers, int alive, long baseNs, long rangeNs, Distribution latency) {
            return new Model(servers, alive, baseNs, rangeNs, latency, Distributions.constant(0), 0);
        }
    }

    /**
     * @param firstCandidateNs when the first server stood for election
     * @param electedNs when a leader was elected
     * @param term in which
     */
    record Election(long firstCandidateNs, long electedNs, long term) {}

    private final class Watch implements Observer {
        private long firstCandidateNs = -1;
        private long electedNs = -1;
        private long term;
        private int leader = -1;
        private long roundNs = -1;
        private int arrived;
        private int rounds;
        private boolean crashArmed;

        @Override
        public void protocol(long timeNs, int node, ProtocolEvent event) {
            if (event instanceof RoleChanged change) {
                if (change.role() == Role.CANDIDATE && firstCandidateNs < 0) {
                    firstCandidateNs = timeNs;
                } else if (change.role() == Role.LEADER) {
                    term = electedNs < 0 ? change.epoch() : term;
                    electedNs = electedNs < 0 ? timeNs : electedNs;
                    leader = node;
                }
            }
        }

        @Override
        public void messageSent(long timeNs, long id, int from, int to, Message message) {
            if (message instanceof AppendEntries append && append.entries().length == 0 && append.sentNs() != roundNs) {
                roundNs = append.sentNs();
                arrived = 0;
            }
        }

        @Override
        public void messageDelivered(long timeNs, long id, int from, int to, Message message) {
            if (message instanceof AppendEntries append
                    && append.entries().length == 0
                    && append.sentNs() == roundNs
                    && ++arrived == model.alive - 1) {
                rounds++;
                if (crashArmed) {
                    crashArmed = false;
                    crashLeaderWithin(model.baseNs / 2);
                }
            }
        }

        private void reset() {
            firstCandidateNs = -1;
            electedNs = -1;
        }
    }

    private final Cluster cluster;
    private final Watch watch = new Watch();
    private final Model model;
    private final Prng random;
    private long crashNs = -1;

    private ElectionTrials(Model model, long seed) {
        this.model = model;
        Raft raft = new Raft();
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("election-timeout", new OptionValues.Range(model.baseNs, model.baseNs + model.rangeNs));
        options.put("heartbeat-interval", model.baseNs / 2);
        options.put("pre-vote", false);
        options.put("leader-stickiness", false);
        options.put("check-quorum", false);
        Setup setup = new Setup(model.servers, DataType.REGISTER, OptionValues.of(raft.options(), options));
        cluster = Cluster.builder(seed)
                .nodes(model.servers)
                .latency(model.latency)
                .diskSync(model.sync)
                .noProcessingTime()
                .processes(raft.processes(setup))
                .observer(watch)
                .build();
        random = cluster.simulation().random("test");
    }

    /** All servers that are alive start at the same instant; the rest never do. */
    static Election fromFreshTimers(Model model, long seed) {
        ElectionTrials trial = new ElectionTrials(model, seed);
        trial.startAlive();
        return trial.awaitElection(0);
    }

    /**
     * The leader crashes at an instant that is uniform in one heartbeat interval from the receipt of its last heartbeat: what
     * it sent since does not arrive. Times count from the crash.
     */
    static Election afterCrash(Model model, long seed) {
        ElectionTrials trial = new ElectionTrials(model, seed);
        trial.awaitQuietLeader();
        return trial.crash();
    }

    /**
     * As above, but each of four survivors lacks one entry more than the one before it, so that two of them cannot be elected;
     * all have received the same heartbeat since.
     */
    static Election afterCrashWithLogsOfDifferentLengths(Model model, long seed) {
        ElectionTrials trial = new ElectionTrials(model, seed);
        trial.awaitQuietLeader();
        trial.makeLogsOfDifferentLengths();
        return trial.crash();
    }

    private long now() {
        return cluster.simulation().now();
    }

    private void startAlive() {
        cluster.start();
        for (int node = model.alive; node < model.servers; node++) {
            cluster.crash(node, DiskLoss.NOTHING);
        }
    }

    /**
     * Runs until somebody leads and everybody has just heard from it. The first server's clock runs fast before, to shorten
     * the first election.
     */
    private void awaitQuietLeader() {
        cluster.clock(0).setDriftPpm(500_000);
        startAlive();
        awaitElection(0);
        setClocks();
        cluster.runUntil(now() + 2 * model.baseNs);
        int before = watch.rounds;
        while (watch.rounds == before && now() < LIMIT_NS) {
            cluster.runUntil(now() + model.baseNs / 48);
        }
    }

    /** Speeds are whole parts per million, and no two alike: two clocks that are would never part. */
    private void setClocks() {
        Set<Long> used = new HashSet<>();
        for (int node = 0; node < model.servers; node++) {
            long drift = Math.round(model.driftPpm * random.nextGaussian());
            while (model.driftPpm > 0 && !used.add(drift)) {
                drift = Math.round(model.driftPpm * random.nextGaussian());
            }
            cluster.clock(node).setDriftPpm(drift);
        }
    }

    /**
     * The leader gets three requests, and with each the entries reach one server less. What they answer gets lost, so that
     * the leader does not send them again. All this is over before the next heartbeat.
     */
    private void makeLogsOfDifferentLengths() {
        long stepNs = model.baseNs / 24;
        for (int i = 1; i < model.servers; i++) {
            cluster.cut(follower(i), watch.leader);
        }
        for (int i = 1; i < model.servers - 1; i++) {
            int shortened = follower(model.servers - i);
            cluster.cut(watch.leader, shortened);
            Request write = new Request(i, 1, Functions.WRITE, 0, (long) i);
            ((RaftServer) Objects.requireNonNull(cluster.process(watch.leader))).receive(shortened, write);
            cluster.runUntil(now() + stepNs);
        }
        for (int i = 2; i < model.servers; i++) {
            cluster.heal(watch.leader, follower(i));
        }
    }

    private int follower(int i) {
        return (watch.leader + i) % model.servers;
    }

    /** Waits for a heartbeat that everybody receives, for the crash that follows it, and for the next leader. */
    private Election crash() {
        awaitCrash();
        return awaitElection(crashNs);
    }

    private void awaitCrash() {
        watch.crashArmed = true;
        while (crashNs < 0 && now() < LIMIT_NS) {
            cluster.runUntil(now() + model.baseNs / 8);
        }
    }

    private void crashLeaderWithin(long intervalNs) {
        cluster.simulation().timer(this::crashLeader).set(random.nextLong(intervalNs));
    }

    private void crashLeader() {
        crashNs = now();
        for (int i = 1; i < model.servers; i++) {
            cluster.cut(watch.leader, follower(i));
        }
        cluster.crash(watch.leader, DiskLoss.NOTHING);
        watch.reset();
    }

    private Election awaitElection(long fromNs) {
        while (watch.electedNs < 0) {
            if (now() > LIMIT_NS) {
                throw new IllegalStateException("no leader was elected within an hour");
            }
            cluster.runUntil(now() + MS);
        }
        return new Election(watch.firstCandidateNs - fromNs, watch.electedNs - fromNs, watch.term);
    }

    /** The lengths of the survivors' logs, as they are when the leader of {@link #afterCrashWithLogsOfDifferentLengths} dies. */
    static long[] lengthsAtCrash(Model model, long seed) {
        ElectionTrials trial = new ElectionTrials(model, seed);
        trial.awaitQuietLeader();
        trial.makeLogsOfDifferentLengths();
        trial.awaitCrash();
        long[] lengths = new long[model.servers - 1];
        for (int i = 1; i < model.servers; i++) {
            lengths[i - 1] = trial.lastIndex(i);
        }
        return lengths;
    }

    private long lastIndex(int follower) {
        return ((RaftServer) Objects.requireNonNull(cluster.process(follower(follower))))
                .log()
                .lastIndex();
    }
}
