package io.netsplit.system.multiprimary;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import java.util.List;

/**
 * How one run's nodes behave.
 *
 * @param nodes how many there are
 * @param synchronous true acknowledges a write only once every node has it
 * @param causal true shows an update only once everything that its node had seen is there
 * @param versions how concurrent updates come together
 * @param merge what becomes of siblings
 * @param crdt the word of the conflict-free type
 * @param wholeStates true ships whole objects, false what has changed
 * @param antiEntropyNs between two comparisons with a neighbour; {@link OptionValues#OFF} for none
 * @param timeToLiveNs how long a value lives, or {@link OptionValues#OFF}
 */
record Settings(
        DataType dataType,
        int nodes,
        boolean synchronous,
        Topology topology,
        boolean causal,
        VersionKind versions,
        Merge merge,
        String crdt,
        boolean wholeStates,
        long antiEntropyNs,
        long timeToLiveNs,
        boolean fsync,
        boolean receiveRule,
        boolean dots,
        boolean causalContext) {
    static final String VERSIONS = "versions";
    private static final String ASYNCHRONOUS = "asynchronous";
    private static final String SYNCHRONOUS = "synchronous";
    private static final String REPLICATION = "replication";
    private static final String TOPOLOGY = "topology";
    private static final String DELIVERY = "delivery";
    private static final String PLAIN = "plain";
    private static final String CAUSAL = "causal";
    private static final String MERGE = "merge";
    private static final String CRDT = "crdt";
    private static final String SHIPPING = "shipping";
    private static final String DELTA = "delta";
    private static final String STATE = "state";
    private static final String ANTI_ENTROPY = "anti-entropy";
    private static final String TIME_TO_LIVE = "time-to-live";
    private static final String FSYNC = "fsync-before-reply";
    private static final String RECEIVE_RULE = "clock-receive-rule";
    private static final String DOTS = "dots";
    private static final String CONTEXT = "causal-context";

    static final List<Option> OPTIONS = List.of(
            Option.choice(
                    VERSIONS,
                    VersionKind.HYBRID_CLOCK.word(),
                    VersionKind.words(),
                    "How concurrent updates come together: the larger timestamp wins, by each node's wall clock or by a hybrid"
                            + " logical clock; siblings are kept until somebody who has seen them writes; or the objects are"
                            + " conflict-free replicated data types."),
            Option.choice(
                    MERGE,
                    Merge.BY_TYPE.word(),
                    Merge.words(),
                    "With dotted-version-vector, what becomes of siblings: a read answers all of them, or the application merges"
                            + " them. By type, that is siblings for registers and stores, union for sets, the largest for"
                            + " counters."),
            Option.choice(
                    CRDT,
                    CrdtVersions.BY_TYPE,
                    CrdtVersions.WORDS,
                    "With crdt, which type. By type, that is mv-register, add-wins-map, or-set or pn-counter (Shapiro et al."
                            + " 2011)."),
            Option.choice(
                    SHIPPING,
                    DELTA,
                    List.of(DELTA, STATE),
                    "With crdt, whether an update ships what it has changed or the whole object (Almeida et al. 2018)."),
            Option.choice(
                    REPLICATION,
                    ASYNCHRONOUS,
                    List.of(ASYNCHRONOUS, SYNCHRONOUS),
                    "A write is acknowledged once its own node's disk has it, or once every node's has."),
            Option.choice(
                    TOPOLOGY,
                    Topology.ALL_TO_ALL.word(),
                    List.of(Topology.ALL_TO_ALL.word(), Topology.STAR.word(), Topology.RING.word()),
                    "Who ships updates to whom: everybody to everybody, all by way of the first node, or each to the two beside"
                            + " it."),
            Option.choice(
                    DELIVERY,
                    PLAIN,
                    List.of(PLAIN, CAUSAL),
                    "Causal delivery shows an update only once everything that its node had seen before is there; plain keeps only"
                            + " the order of each node's own updates."),
            Option.optionalDuration(
                            ANTI_ENTROPY,
                            "200ms",
                            "How often nodes tell their neighbours what they have and are sent what they lack. Off, an update that"
                                    + " is lost on the way stays lost.")
                    .asSafeguard(),
            Option.optionalDuration(
                    TIME_TO_LIVE,
                    "off",
                    "With last-write-wins registers and stores: a value expires this long after its write, by the clock of the node"
                            + " that took the write; whether it has expired, each node judges by its own."),
            Option.flag(FSYNC, true, "A write is acknowledged and shipped only once the disk has made it durable.")
                    .asSafeguard(),
            Option.flag(
                            RECEIVE_RULE,
                            true,
                            "A hybrid logical clock moves past every timestamp that it sees (Kulkarni et al. 2014, figure 5).")
                    .asSafeguard(),
            Option.flag(
                            DOTS,
                            true,
                            "Every write has an identity of its own. Without, siblings have plain version vectors, in which a write"
                                    + " through a node covers all that this node had taken before, and the nodes share one entry"
                                    + " of a counter.")
                    .asSafeguard(),
            Option.flag(
                            CONTEXT,
                            true,
                            "What a conflict-free set or map ships says which adds its sender has seen. Without, a removal is not"
                                    + " told from an add that has not arrived.")
                    .asSafeguard());

    static Settings of(Setup setup) {
        OptionValues values = setup.options();
        DataType type = setup.dataType();
        VersionKind versions = VersionKind.of(values.choice(VERSIONS));
        Settings settings = new Settings(
                type,
                setup.initialNodes(),
                values.choice(REPLICATION).equals(SYNCHRONOUS),
                Topology.of(values.choice(TOPOLOGY)),
                values.choice(DELIVERY).equals(CAUSAL),
                versions,
                Merge.of(values.choice(MERGE)),
                values.choice(CRDT),
                values.choice(SHIPPING).equals(STATE),
                values.durationNs(ANTI_ENTROPY),
                values.durationNs(TIME_TO_LIVE),
                values.flag(FSYNC),
                values.flag(RECEIVE_RULE),
                values.flag(DOTS),
                values.flag(CONTEXT));
        settings.check();
        return settings;
    }

    private void check() {
        boolean siblings = versions == VersionKind.DOTTED_VERSION_VECTOR;
        if (merge != Merge.BY_TYPE && (!siblings || !merge.suits(dataType))) {
            throw new OptionException(
                    MERGE,
                    siblings
                            ? "cannot merge a " + dataType.word() + ": use " + Merge.suiting(dataType) + ", or by-type"
                            : "merges siblings, which only 'versions: dotted-version-vector' keeps: leave it out");
        }
        boolean conflictFree = versions == VersionKind.CRDT;
        if (!crdt.equals(CrdtVersions.BY_TYPE) && (!conflictFree || !CrdtVersions.suits(crdt, dataType))) {
            throw new OptionException(
                    CRDT,
                    conflictFree
                            ? "cannot be a " + dataType.word() + ": use " + CrdtVersions.suiting(dataType)
                                    + ", or by-type"
                            : "names a type for 'versions: crdt': leave it out, or choose these versions");
        }
        if (wholeStates && !conflictFree) {
            throw new OptionException(
                    SHIPPING,
                    "state is one of the two ways of 'versions: crdt': leave it out, or choose these versions");
        }
        boolean plainValues = dataType == DataType.REGISTER || dataType == DataType.KV;
        if (expires() && !(versions.isLastWriteWins() && plainValues)) {
            throw new OptionException(
                    TIME_TO_LIVE,
                    "needs last-write-wins versions and a workload of type register or kv: leave it out, or change these");
        }
        if (antiEntropyNs == 0 || timeToLiveNs == 0) {
            throw new OptionException(
                    antiEntropyNs == 0 ? ANTI_ENTROPY : TIME_TO_LIVE, "must be longer than zero, or off");
        }
    }

    boolean expires() {
        return timeToLiveNs != OptionValues.OFF;
    }

    boolean comparesWithNeighbours() {
        return antiEntropyNs != OptionValues.OFF;
    }
}
