package io.netsplit.system.raft;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import java.util.List;

/**
 * The options of {@link Raft}, read once per run.
 *
 * @param electionTimeout range from which a follower draws how long it waits for a leader
 * @param heartbeatIntervalNs how often a leader says that it is there
 * @param fixedQuorum how many servers decide, or 0 for a majority of the configuration
 * @param leaseNs how long a lease read may rely on one heartbeat round, counted from its sending
 * @param snapshotEvery entries between two snapshots, or 0 for none
 * @param maxBatch most entries in one AppendEntries
 * @param pipeline most AppendEntries with entries that are on their way to one follower
 * @param snapshotChunkBytes most bytes in one InstallSnapshot
 */
record RaftOptions(
        OptionValues.Range electionTimeout,
        long heartbeatIntervalNs,
        boolean preVote,
        boolean checkQuorum,
        boolean leaderStickiness,
        Reads reads,
        long leaseNs,
        Fsync fsync,
        int snapshotEvery,
        int snapshotChunkBytes,
        int maxBatch,
        int pipeline,
        int fixedQuorum,
        boolean commitOwnTermOnly,
        boolean persistVote,
        boolean clientSessions,
        boolean noOpBeforeMembershipChange) {

    /** How a read finds out that what it sees is not stale (dissertation §6.4). */
    enum Reads {
        READ_INDEX,
        LEASE,
        LOG,
        LOCAL,
        READ_INDEX_ONCE
    }

    /** When what was written is forced to the disk. */
    enum Fsync {
        EVERY_APPEND,
        AFTER_REPLY,
        NEVER
    }

    private static final List<String> READS = List.of("read-index", "lease", "log", "local", "read-index-once");
    private static final List<String> FSYNC = List.of("every-append", "after-reply", "never");

    static final List<Option> ALL = List.of(
            Option.range(
                    "election-timeout",
                    "150ms..300ms",
                    "How long a follower waits for a leader before it stands for election (paper §5.2); the shorter end is"
                            + " also how long a leader may go without a majority, and the base of leases."),
            Option.duration(
                    "heartbeat-interval", "50ms", "How often a leader sends AppendEntries without need (§5.2)."),
            Option.flag(
                    "pre-vote",
                    true,
                    "A candidate first asks whether it could win, so that a server that was cut off disturbs nobody"
                            + " (dissertation §9.6)."),
            Option.flag(
                    "check-quorum",
                    true,
                    "A leader that has not heard from a majority for an election timeout steps down (dissertation §6.2)."),
            Option.flag(
                    "leader-stickiness",
                    true,
                    "A server ignores RequestVote within the shortest election timeout of hearing from a leader"
                            + " (dissertation §4.2.3); lease reads are unsafe without it."),
            Option.choice(
                            "reads",
                            "read-index",
                            READS,
                            "How reads stay linearizable: a heartbeat round (read-index), a lease, or an entry in the log"
                                    + " (dissertation §6.4). With local, any server answers from its own state, and with"
                                    + " read-index-once a leader does without a round where its commit index has not grown since the"
                                    + " last one: stale on purpose.")
                    .asSafeguard(),
            Option.integer("snapshot-every", 1000, "Entries applied between two snapshots (§7); 0 takes none."),
            Option.integer("snapshot-chunk", 65536, "Most bytes of a snapshot in one InstallSnapshot (§7)."),
            Option.integer("max-batch", 64, "Most entries in one AppendEntries."),
            Option.integer(
                    "pipeline",
                    16,
                    "Most AppendEntries with entries that a leader has on their way to one follower; with 1 it waits for each"
                            + " answer (dissertation §10.2.2)."),
            new Option(
                    "lease-drift-bound",
                    Option.Kind.PERCENTAGE,
                    List.of(),
                    "10%",
                    "By how much two clocks may differ in speed: a lease is the shortest election timeout divided by one"
                            + " plus this (dissertation §6.4.1). Smaller than the true drift, it lets stale reads through.",
                    true),
            Option.choice(
                            "fsync",
                            "every-append",
                            FSYNC,
                            "When the disk is forced: before a server answers (every-append), without the answer waiting for it"
                                    + " (after-reply), or never. All but the first lose what was acknowledged (Figure 2).")
                    .asSafeguard(),
            Option.integer(
                            "quorum",
                            0,
                            "How many servers elect a leader and commit an entry; 0 is a majority (§5.2, §5.3).")
                    .asSafeguard(),
            Option.flag(
                            "commit-own-term-only",
                            true,
                            "A leader counts replicas only for entries of its own term (§5.4.2, Figure 8).")
                    .asSafeguard(),
            Option.flag("persist-vote", true, "votedFor survives a restart (Figure 2).")
                    .asSafeguard(),
            Option.flag(
                            "client-sessions",
                            true,
                            "A retried operation takes effect once, because the state machine remembers each session's last"
                                    + " answer (dissertation §6.3).")
                    .asSafeguard(),
            Option.flag(
                            "no-op-before-membership-change",
                            true,
                            "A leader changes the configuration only after an entry of its own term is committed (Ongaro, raft-dev"
                                    + " 2015: the published fix of single-server changes).")
                    .asSafeguard());

    static RaftOptions of(Setup setup) {
        RaftOptions options = of(setup.options());
        require(
                options.fixedQuorum <= setup.initialNodes(),
                "quorum must not be more than the " + setup.initialNodes()
                        + " servers that there are, or nothing is ever decided");
        return options;
    }

    static RaftOptions of(OptionValues values) {
        OptionValues.Range electionTimeout = values.range("election-timeout");
        require(electionTimeout.minNs() > 0, "election-timeout must be longer than zero");
        long heartbeatNs = values.durationNs("heartbeat-interval");
        require(heartbeatNs > 0, "heartbeat-interval must be longer than zero");
        require(
                heartbeatNs < electionTimeout.minNs(),
                "heartbeat-interval must be shorter than election-timeout, or every leader is deposed");
        require(values.integer("quorum") >= 0, "quorum must not be negative");
        require(values.integer("snapshot-every") >= 0, "snapshot-every must not be negative");
        require(values.integer("snapshot-chunk") > 0, "snapshot-chunk must be positive");
        require(values.integer("max-batch") > 0, "max-batch must be positive");
        require(values.integer("pipeline") > 0, "pipeline must be positive");
        require(values.share("lease-drift-bound") >= 0, "lease-drift-bound must not be negative");
        return new RaftOptions(
                electionTimeout,
                heartbeatNs,
                values.flag("pre-vote"),
                values.flag("check-quorum"),
                values.flag("leader-stickiness"),
                Reads.values()[READS.indexOf(values.choice("reads"))],
                (long) (electionTimeout.minNs() / (1 + values.share("lease-drift-bound"))),
                Fsync.values()[FSYNC.indexOf(values.choice("fsync"))],
                values.integer("snapshot-every"),
                values.integer("snapshot-chunk"),
                values.integer("max-batch"),
                values.integer("pipeline"),
                values.integer("quorum"),
                values.flag("commit-own-term-only"),
                values.flag("persist-vote"),
                values.flag("client-sessions"),
                values.flag("no-op-before-membership-change"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            // Every such sentence begins with the name of the option.
            throw new OptionException(otherwise.substring(0, otherwise.indexOf(' ')), otherwise);
        }
    }
}
