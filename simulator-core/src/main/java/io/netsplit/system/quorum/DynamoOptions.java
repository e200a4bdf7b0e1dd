package io.netsplit.system.quorum;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * How one run's nodes behave.
 *
 * @param dataNodes addresses of the nodes that hold data, ascending
 * @param replicas N
 * @param readQuorum R
 * @param writeQuorum W
 * @param sloppyQuorum true lets the next healthy nodes take the place of replicas that are silent
 * @param hintedHandoff true keeps what a silent replica has missed and hands it over
 * @param readRepair when a read brings old copies up to date
 * @param antiEntropyNs between two comparisons with another node, {@link OptionValues#OFF} for never
 * @param siblings true keeps values that did not see each other; false lets the last one win
 * @param counters true numbers versions by a counter that is read first, false by the wall clock
 * @param dotted false takes away what tells concurrent writes of one coordinator apart
 * @param atReplica true lets only nodes that hold a copy coordinate
 * @param replicaTimeoutNs how long a coordinator waits before it takes a node for failed
 * @param requestTimeoutNs how long until it gives up
 * @param fsync false acknowledges before the disk has
 */
record DynamoOptions(
        DataType dataType,
        List<Integer> dataNodes,
        int replicas,
        int readQuorum,
        int writeQuorum,
        boolean sloppyQuorum,
        boolean hintedHandoff,
        ReadRepair readRepair,
        long antiEntropyNs,
        boolean siblings,
        boolean counters,
        boolean dotted,
        boolean atReplica,
        int virtualNodes,
        long replicaTimeoutNs,
        long requestTimeoutNs,
        boolean fsync) {
    /** What a read does about copies that it finds to be old. */
    enum ReadRepair {
        OFF,
        AFTER_ANSWER,
        BEFORE_ANSWER
    }

    private static final String BEFORE_ANSWER = "before-answer";
    private static final String LAST_WRITE_WINS = "last-write-wins";
    private static final String SIBLINGS = "siblings";
    private static final String WALL_CLOCK = "wall-clock";
    private static final String COUNTER = "counter";
    private static final String ANY = "any";
    private static final String REPLICA = "replica";
    private static final int MOST_PLACES = 10_000_000;

    static final List<Option> OPTIONS = List.of(
            Option.integer("replicas", 3, "N: how many nodes keep a copy of each object (section 4.3)."),
            Option.integer("read-quorum", 2, "R: how many of them have to answer a read (section 4.5)."),
            Option.integer("write-quorum", 2, "W: how many of them have to have a write before it is acknowledged."),
            Option.flag(
                    "sloppy-quorum",
                    false,
                    "The next healthy nodes on the ring take the place of replicas that are silent, and count (section 4.6)."),
            Option.flag(
                    "hinted-handoff",
                    true,
                    "What a silent replica has missed is kept, on the disk of the node in its place or else of the coordinator,"
                            + " and handed over when it answers again (section 4.6)."),
            Option.choice(
                    "read-repair",
                    "true",
                    List.of("true", "false", BEFORE_ANSWER),
                    "A read sends the newest copy to those that answered with an old one: after it has answered, or before-answer,"
                            + " until W have it, as in Attiya, Bar-Noy and Dolev, 1995."),
            Option.optionalDuration(
                    "anti-entropy",
                    "10s",
                    "How often each pair of nodes compares the Merkle trees of the ranges that both keep (section 4.7)."),
            Option.choice(
                    "conflicts",
                    LAST_WRITE_WINS,
                    List.of(LAST_WRITE_WINS, SIBLINGS),
                    "What becomes of values that were written without seeing each other: the one with the highest version wins,"
                            + " or all stay until a client that has seen them writes (section 4.4). Sets are united."),
            Option.choice(
                    "versions",
                    WALL_CLOCK,
                    List.of(WALL_CLOCK, COUNTER),
                    "Where last-write-wins gets its versions: from the coordinator's wall clock, or from a counter, for which a write"
                            + " first asks R replicas (Lynch and Shvartsman, 1997)."),
            Option.choice(
                    "coordinator",
                    ANY,
                    List.of(ANY, REPLICA),
                    "Who coordinates: any node that a client asks, or, to whom it forwards, a healthy node of the key's"
                            + " preference list (section 5)."),
            Option.integer("virtual-nodes", 8, "Points of each node on the ring (section 4.2)."),
            Option.groups(
                    "data-nodes",
                    "",
                    "Groups whose nodes keep data; the others only coordinate. Without, all nodes do."),
            Option.duration(
                    "replica-timeout",
                    "200ms",
                    "How long a coordinator waits for a node before it takes it for failed until it answers again."),
            Option.duration(
                    "request-timeout",
                    "1s",
                    "How long a coordinator tries before it tells the client that it has failed."),
            Option.flag(
                            "dotted-version-vectors",
                            true,
                            "Siblings carry the event that wrote each of them. With plain version vectors, of two writes that one"
                                    + " coordinator accepted and that did not see each other the older is dropped.")
                    .asSafeguard(),
            Option.flag("fsync-before-ack", true, "A node acknowledges and shows only what its disk has made durable.")
                    .asSafeguard());

    static DynamoOptions of(Setup setup) {
        OptionValues values = setup.options();
        String readRepair = values.choice("read-repair");
        DynamoOptions options = new DynamoOptions(
                setup.dataType(),
                dataNodes(setup),
                values.integer("replicas"),
                values.integer("read-quorum"),
                values.integer("write-quorum"),
                values.flag("sloppy-quorum"),
                values.flag("hinted-handoff"),
                readRepair.equals(BEFORE_ANSWER)
                        ? ReadRepair.BEFORE_ANSWER
                        : readRepair.equals("true") ? ReadRepair.AFTER_ANSWER : ReadRepair.OFF,
                values.durationNs("anti-entropy"),
                values.choice("conflicts").equals(SIBLINGS),
                values.choice("versions").equals(COUNTER),
                values.flag("dotted-version-vectors"),
                values.choice("coordinator").equals(REPLICA),
                values.integer("virtual-nodes"),
                values.durationNs("replica-timeout"),
                values.durationNs("request-timeout"),
                values.flag("fsync-before-ack"));
        options.checkQuorums();
        options.checkConflicts();
        options.checkRest();
        return options;
    }

    private static List<Integer> dataNodes(Setup setup) {
        List<String> groups = setup.options().groups("data-nodes");
        List<Integer> nodes = new ArrayList<>();
        for (int node = 0; node < setup.initialNodes(); node++) {
            boolean named = groups.isEmpty();
            for (String group : groups) {
                List<Integer> members = setup.groups().get(group);
                if (members == null) {
                    throw new OptionException(
                            "data-nodes",
                            "the topology has no group called '" + group + "'; it has "
                                    + String.join(", ", setup.groups().keySet()));
                }
                named |= members.contains(node);
            }
            if (named) {
                nodes.add(node);
            }
        }
        return List.copyOf(nodes);
    }

    private void checkQuorums() {
        if (replicas < 1 || replicas > dataNodes.size()) {
            throw new OptionException(
                    "replicas",
                    "N is " + replicas + ", and " + dataNodes.size()
                            + " nodes keep data: choose N from 1 to that, or give the topology more nodes");
        }
        checkQuorum("read-quorum", "R", readQuorum);
        checkQuorum("write-quorum", "W", writeQuorum);
        if (sloppyQuorum && replicas == dataNodes.size()) {
            throw new OptionException(
                    "sloppy-quorum",
                    "all " + replicas
                            + " nodes are replicas of every object, so that nobody is left to step in: add nodes,"
                            + " lower 'replicas', or leave this out");
        }
    }

    private void checkQuorum(String option, String letter, int quorum) {
        if (quorum < 1 || quorum > replicas) {
            throw new OptionException(
                    option,
                    letter + " is " + quorum + ", and each object has N = " + replicas + " replicas: choose " + letter
                            + " from 1 to N, or raise 'replicas'");
        }
    }

    private void checkConflicts() {
        if (siblings && counters) {
            throw new OptionException(
                    "versions",
                    "siblings are told apart by version vectors, not by a counter: leave it out, or set 'conflicts' to "
                            + LAST_WRITE_WINS);
        }
        if (!siblings && !dotted) {
            throw new OptionException(
                    "dotted-version-vectors",
                    "with " + LAST_WRITE_WINS + " there are no version vectors: leave it out, or set 'conflicts' to "
                            + SIBLINGS);
        }
    }

    private void checkRest() {
        if (replicaTimeoutNs <= 0) {
            throw new OptionException("replica-timeout", "it must be longer than zero");
        }
        if (requestTimeoutNs < replicaTimeoutNs) {
            throw new OptionException(
                    "request-timeout",
                    "it must be at least 'replica-timeout', or no node is ever taken for failed: raise it, or lower that");
        }
        long places = (long) virtualNodes * dataNodes.size() * dataNodes.size();
        if (virtualNodes < 1 || places > MOST_PLACES) {
            throw new OptionException(
                    "virtual-nodes",
                    "choose from 1 to " + MOST_PLACES / ((long) dataNodes.size() * dataNodes.size()) + " for "
                            + dataNodes.size() + " nodes: every point has a list of all nodes");
        }
    }
}
