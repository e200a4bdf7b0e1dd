package io.netsplit.system.commit;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The options of {@link TwoPhaseCommit}, read once per run.
 *
 * @param coordinators addresses of the nodes that keep the decisions
 * @param participants addresses of those that hold the data: key k is with participant k modulo their number
 * @param voteTimeoutNs how long a coordinator waits for votes
 * @param inquiryNs how long one in doubt waits before it asks, again and again
 * @param unilateralNs after how long one in doubt aborts on its own, or {@link OptionValues#OFF}
 */
record CommitOptions(
        Decisions decisions,
        List<Integer> coordinators,
        List<Integer> participants,
        long voteTimeoutNs,
        long inquiryNs,
        OptionValues.Range electionTimeout,
        long heartbeatNs,
        boolean waitDie,
        long unilateralNs,
        boolean forcePrepare,
        boolean forceDecision,
        boolean locksUntilDecision) {

    /** Where a decision is kept. */
    enum Decisions {
        SINGLE,
        RAFT,
        MULTI_PAXOS
    }

    private static final int REPLICATED = 3;
    private static final List<String> DECISIONS = List.of("single", "raft", "multi-paxos");
    private static final String WAIT_DIE = "wait-die";

    static final List<Option> ALL = List.of(
            Option.choice(
                    "coordinator",
                    "single",
                    DECISIONS,
                    "Where decisions are kept: on one node's disk, or in a log that several nodes replicate, so that another"
                            + " one can tell them (Gray & Lamport, Consensus on Transaction Commit, TODS 2006, section 1)."),
            Option.groups(
                    "coordinators",
                    "",
                    "The group of nodes that coordinate; the others hold the data. Without it the first node does, or the"
                            + " first three."),
            Option.duration(
                    "vote-timeout",
                    "200ms",
                    "How long the coordinator waits for all votes before it decides to abort."),
            Option.duration(
                    "inquiry-interval",
                    "100ms",
                    "How long a participant that voted yes waits for the decision before it asks for it, and asks again."),
            Option.range(
                    "election-timeout", "150ms..300ms", "Of a replicated coordinator, as in raft and multi-paxos."),
            Option.duration("heartbeat-interval", "50ms", "Of a replicated coordinator, as in raft and multi-paxos."),
            Option.choice(
                    "locking",
                    "no-wait",
                    List.of("no-wait", WAIT_DIE),
                    "What becomes of a transaction that finds a lock taken: it aborts (no-wait), or, where it is older than"
                            + " those that hold it, waits (wait-die; Rosenkrantz et al., TODS 1978)."),
            Option.flag(
                            "force-prepare",
                            true,
                            "A participant's prepare record is on its disk before it votes yes (Bernstein et al., section 7.4).")
                    .asSafeguard(),
            Option.flag(
                            "force-decision",
                            true,
                            "A single coordinator's decision is on its disk before anybody hears of it (section 7.4).")
                    .asSafeguard(),
            Option.optionalDuration(
                            "unilateral-abort",
                            "off",
                            "After this long without a decision one that voted yes aborts on its own: it is no longer blocked,"
                                    + " and may abort what others commit (section 7.4: the uncertainty period).")
                    .asSafeguard(),
            Option.flag(
                            "locks-until-decision",
                            true,
                            "Locks are held until the decision (strict two-phase locking, section 2.4); else only until the vote.")
                    .asSafeguard());

    static CommitOptions of(Setup setup) {
        OptionValues values = setup.options();
        Decisions decisions = Decisions.values()[DECISIONS.indexOf(values.choice("coordinator"))];
        List<Integer> coordinators = coordinators(setup, decisions);
        List<Integer> participants = new ArrayList<>();
        for (int node = 0; node < setup.initialNodes(); node++) {
            if (!coordinators.contains(node)) {
                participants.add(node);
            }
        }
        if (participants.isEmpty()) {
            throw new OptionException(
                    "coordinator",
                    "of " + setup.initialNodes() + " nodes " + coordinators.size()
                            + " coordinate, and none is left to hold data; give the topology more nodes");
        }
        boolean forceDecision = values.flag("force-decision");
        if (decisions != Decisions.SINGLE && !forceDecision) {
            throw new OptionException(
                    "force-decision", "only a single coordinator can do without; use it with 'coordinator: single'");
        }
        positive(values, "vote-timeout");
        positive(values, "inquiry-interval");
        positive(values, "heartbeat-interval");
        OptionValues.Range election = values.range("election-timeout");
        if (election.minNs() <= values.durationNs("heartbeat-interval")) {
            throw new OptionException(
                    "election-timeout", "it must be longer than heartbeat-interval, or every leader is deposed");
        }
        return new CommitOptions(
                decisions,
                coordinators,
                List.copyOf(participants),
                values.durationNs("vote-timeout"),
                values.durationNs("inquiry-interval"),
                election,
                values.durationNs("heartbeat-interval"),
                values.choice("locking").equals(WAIT_DIE),
                values.durationNs("unilateral-abort"),
                values.flag("force-prepare"),
                forceDecision,
                values.flag("locks-until-decision"));
    }

    private static void positive(OptionValues values, String option) {
        if (values.durationNs(option) <= 0) {
            throw new OptionException(option, "it must be longer than zero");
        }
    }

    private static List<Integer> coordinators(Setup setup, Decisions decisions) {
        List<String> named = setup.options().groups("coordinators");
        boolean single = decisions == Decisions.SINGLE;
        if (named.isEmpty()) {
            int count = single ? 1 : Math.min(REPLICATED, setup.initialNodes());
            return IntStream.range(0, count).boxed().toList();
        }
        List<Integer> nodes = named.size() == 1 ? setup.groups().get(named.get(0)) : null;
        if (nodes == null || (single && nodes.size() != 1)) {
            throw new OptionException(
                    "coordinators",
                    single
                            ? "name one group of one node, or use 'coordinator: raft' to have several"
                            : "name one group of nodes");
        }
        return List.copyOf(nodes);
    }

    boolean isReplicated() {
        return decisions != Decisions.SINGLE;
    }

    int participantOf(int key) {
        return participants.get(key % participants.size());
    }
}
