package io.netsplit.system.raft;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.history.Functions;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.node.RoleChanged.Role;
import io.netsplit.random.Distribution;
import io.netsplit.system.DataType;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import io.netsplit.trace.Observer;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One election at a time, on a cluster made for it, as the paper's measurements and formulas assume. */
final class ElectionTrials {
    static final long MS = 1_000_000;
    private static final long LIMIT_NS = 3_600_000 * MS;

    /**
     * @param servers in the configuration
     * @param alive how many of them are there
     * @param baseNs the shortest election timeout
     * @param rangeNs by how much the longest exceeds it
     * @param latency one way
     * @param sync of the disk
     */
    record Model(int servers, int alive, long baseNs, long rangeNs, Distribution latency, Distribution sync) {}

    /**
     * @param firstCandidateNs when the first server stood for election
     * @param electedNs when a leader was elected
     * @param term in which
     */
    record Election(long firstCandidateNs, long electedNs, long term) {}

    private static final class Watch implements Observer {
        private long firstCandidateNs = -1;
        private long electedNs = -1;
        private long term;
        private int leader = -1;
        private long heartbeatNs = -1;

        @Override
        public void protocol(long timeNs, int node, ProtocolEvent event) {
            if (event instanceof RoleChanged change) {
                if (change.role() == Role.CANDIDATE && firstCandidateNs < 0) {
                    firstCandidateNs = timeNs;
                } else if (change.role() == Role.LEADER) {
                    electedNs = electedNs < 0 ? timeNs : electedNs;
                    term = change.epoch();
                    leader = node;
                }
            }
        }

        @Override
        public void messageSent(long timeNs, long id, int from, int to, Message message) {
            if (message instanceof RaftMessage.AppendEntries append && append.entries().length == 0) {
                heartbeatNs = timeNs;
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
    }

    /** All servers that are alive start at the same instant; the rest never do. */
    static Election fromFreshTimers(Model model, long seed) {
        ElectionTrials trial = new ElectionTrials(model, seed);
        trial.cluster.start();
        for (int node = model.alive; node < model.servers; node++) {
            trial.cluster.crash(node, DiskLoss.NOTHING);
        }
        return trial.awaitElection(0);
    }

    /** The leader crashes at an instant that is uniform in its heartbeat interval. Times count from the crash. */
    static Election afterCrash(Model model, long seed) {
        ElectionTrials trial = new ElectionTrials(model, seed);
        trial.awaitQuietLeader();
        return trial.crashLeader();
    }

    /**
     * As above, but two of the survivors lack the last entry, so that they cannot be elected; all have received the same
     * heartbeat since.
     */
    static Election afterCrashWithShorterLogs(Model model, long seed) {
        ElectionTrials trial = new ElectionTrials(model, seed);
        trial.awaitQuietLeader();
        int leader = trial.watch.leader;
        int first = (leader + 1) % model.servers;
        int second = (leader + 2) % model.servers;
        trial.cluster.cut(leader, first);
        trial.cluster.cut(leader, second);
        Request write = new Request(1, 1, Functions.WRITE, 0, 1L);
        ((RaftServer) Objects.requireNonNull(trial.cluster.process(leader))).receive(first, write);
        trial.cluster.runUntil(trial.now() + model.baseNs / 8);
        trial.cluster.heal(leader, first);
        trial.cluster.heal(leader, second);
        trial.awaitHeartbeat();
        return trial.crashLeader();
    }

    /** All servers start together; false where nobody is elected until {@code limitNs}. */
    static boolean electsWithin(Model model, long seed, long limitNs) {
        ElectionTrials trial = new ElectionTrials(model, seed);
        trial.cluster.start();
        trial.cluster.runUntil(limitNs);
        return trial.watch.electedNs >= 0;
    }

    private long now() {
        return cluster.simulation().now();
    }

    /** Runs until a leader is elected and a heartbeat has just been sent. */
    private void awaitQuietLeader() {
        cluster.start();
        awaitElection(0);
        cluster.runUntil(now() + 4 * model.baseNs);
        awaitHeartbeat();
    }

    private void awaitHeartbeat() {
        long last = watch.heartbeatNs;
        while (watch.heartbeatNs == last && now() < LIMIT_NS) {
            cluster.runUntil(now() + MS / 20);
        }
    }

    private Election crashLeader() {
        long intervalNs = model.baseNs / 2;
        long crashNs =
                watch.heartbeatNs + cluster.simulation().random("test/crash").nextLong(intervalNs);
        cluster.runUntil(Math.max(now(), crashNs));
        cluster.crash(watch.leader, DiskLoss.NOTHING);
        watch.reset();
        return awaitElection(now());
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
}
