package io.netsplit.system.paxos;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import java.util.List;

/**
 * The options of {@link MultiPaxos}, read once per run.
 *
 * @param electionTimeout range from which a node draws how long it waits for a leader
 * @param heartbeatNs how often a leader says that it is there
 * @param leaseNs how long a lease read may rely on one round of answers, counted from its sending
 * @param pipeline most slots that a leader has open at a time
 * @param maxBatch most commands in one message
 * @param snapshotEvery slots between two snapshots, or 0 for none
 * @param quorum how many acceptors decide
 */
record PaxosOptions(
        OptionValues.Range electionTimeout,
        long heartbeatNs,
        boolean checkQuorum,
        Reads reads,
        long leaseNs,
        int pipeline,
        int maxBatch,
        int snapshotEvery,
        int quorum,
        Fsync fsync,
        boolean persistPromise,
        boolean adoptAccepted,
        boolean clientSessions) {

    /** How a read finds out that what it sees is not stale. */
    enum Reads {
        LOG,
        LEASE,
        QUORUM
    }

    /** When what an acceptor has written is forced to the disk. */
    enum Fsync {
        BEFORE_REPLY,
        AFTER_REPLY,
        NEVER
    }

    private static final List<String> READS = List.of("log", "lease", "quorum");
    private static final List<String> FSYNC = List.of("before-reply", "after-reply", "never");

    static final List<Option> ALL = List.of(
            Option.range(
                    "election-timeout",
                    "150ms..300ms",
                    "How long a node waits for a leader before it begins a ballot of its own; the random part keeps proposers"
                            + " from duelling (Paxos Made Simple, section 2.4)."),
            Option.duration("heartbeat-interval", "50ms", "How often a leader tells the others that it is there."),
            Option.flag(
                    "check-quorum",
                    true,
                    "A leader that has not heard from a majority for the shortest election timeout no longer believes that it"
                            + " leads."),
            Option.choice(
                    "reads",
                    "quorum",
                    READS,
                    "How reads stay linearizable: a slot of their own (log), a lease during which no acceptor promises"
                            + " anything to another (lease), or a majority that confirms the leader (quorum)."),
            Option.integer("pipeline", 64, "Most slots that a leader has open at a time; further commands wait."),
            Option.integer("max-batch", 64, "Most commands in one phase 2 message, each with a slot of its own."),
            Option.integer("snapshot-every", 1000, "Slots applied between two snapshots; 0 takes none."),
            new Option(
                    "lease-drift-bound",
                    Option.Kind.PERCENTAGE,
                    List.of(),
                    "10%",
                    "By how much two clocks may differ in speed: a leader's lease is the shortest election timeout divided by"
                            + " one plus this. Smaller than the true drift, it lets stale reads through.",
                    true),
            Option.choice(
                            "fsync",
                            "before-reply",
                            FSYNC,
                            "When the disk is forced: before an acceptor answers, afterwards, or never. All but the first break"
                                    + " promises (Paxos Made Simple, section 2.5).")
                    .asSafeguard(),
            Option.integer("quorum", 0, "How many acceptors decide, in both phases; 0 is a majority.")
                    .asSafeguard(),
            Option.flag(
                            "persist-promise",
                            true,
                            "What an acceptor promised survives a restart (Paxos Made Simple, section 2.5).")
                    .asSafeguard(),
            Option.flag(
                            "adopt-accepted",
                            true,
                            "In each slot a new leader proposes what the answers to phase 1 show as accepted in the highest"
                                    + " ballot (P2c, Paxos Made Simple, section 2.2).")
                    .asSafeguard(),
            Option.flag(
                            "client-sessions",
                            true,
                            "A retried operation takes effect once, because the state machine remembers each session's last"
                                    + " answer.")
                    .asSafeguard());

    /**
     * @param values as given for {@link #ALL}
     * @param nodes how many acceptors there are
     */
    static PaxosOptions of(OptionValues values, int nodes) {
        OptionValues.Range timeout = values.range("election-timeout");
        require(timeout.minNs() > 0, "election-timeout", "must be longer than zero");
        long heartbeatNs = values.durationNs("heartbeat-interval");
        require(heartbeatNs > 0, "heartbeat-interval", "must be longer than zero");
        require(
                heartbeatNs < timeout.minNs(),
                "heartbeat-interval",
                "must be shorter than election-timeout, or every leader is deposed");
        int quorum = values.integer("quorum");
        require(
                quorum >= 0 && quorum <= nodes,
                "quorum",
                "must be 0 for a majority, or at most the " + nodes + " nodes that there are");
        require(
                nodes <= Leadership.MOST_MEMBERS,
                "quorum",
                "is kept for at most " + Leadership.MOST_MEMBERS + " nodes");
        require(values.integer("pipeline") > 0, "pipeline", "must be positive");
        require(values.integer("max-batch") > 0, "max-batch", "must be positive");
        require(values.integer("snapshot-every") >= 0, "snapshot-every", "must not be negative; 0 takes none");
        require(values.share("lease-drift-bound") >= 0, "lease-drift-bound", "must not be negative");
        return new PaxosOptions(
                timeout,
                heartbeatNs,
                values.flag("check-quorum"),
                Reads.values()[READS.indexOf(values.choice("reads"))],
                (long) (timeout.minNs() / (1 + values.share("lease-drift-bound"))),
                values.integer("pipeline"),
                values.integer("max-batch"),
                values.integer("snapshot-every"),
                quorum > 0 ? quorum : nodes / 2 + 1,
                Fsync.values()[FSYNC.indexOf(values.choice("fsync"))],
                values.flag("persist-promise"),
                values.flag("adopt-accepted"),
                values.flag("client-sessions"));
    }

    private static void require(boolean holds, String option, String otherwise) {
        if (!holds) {
            throw new OptionException(option, option + " " + otherwise);
        }
    }
}
