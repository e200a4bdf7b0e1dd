package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.word.CutDirection;
import io.netsplit.scenario.format.word.IsolationDirection;
import io.netsplit.scenario.format.word.Lose;
import io.netsplit.traffic.server.ServerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The verbs that break the network, the nodes and the processes. */
final class FaultGrammar {
    private static final Kind<NodeSet> NODES = new DefinedKind<>("nodes", NodeSetKind.NODES);
    private static final int MOST_GROUPS = 100;

    private static final Field<CutDirection> CUT_DIRECTION = Field.optional(
            "direction",
            Kinds.word("a direction", CutDirection.values()),
            "both",
            "With two groups: which messages are lost");
    private static final Field<CutDirection> BAD_DIRECTION = Field.optional(
            "direction", Kinds.word("a direction", CutDirection.values()), "both", "Which messages are harmed");
    private static final Field<IsolationDirection> ISOLATION_DIRECTION = Field.optional(
            "direction", Kinds.word("a direction", IsolationDirection.values()), "both", "Which messages are lost");
    private static final Field<Lose> LOSE = Field.optional(
            "lose",
            Kinds.word("what a crash loses", Lose.values()),
            "unsynced-writes",
            "What the crash takes from the disk");
    private static final Field<Long> DRAIN = Field.optional(
            "drain",
            Kinds.DURATION,
            "0s",
            "Traffic lab: for so long before they stop, balancers send these servers nothing new");
    private static final Field<Double> FACTOR =
            Field.required("factor", Kinds.number(1.000001, 1_000_000), "How many times longer everything takes");
    private static final Field<Integer> WORKERS = Field.required(
            "workers", Kinds.integer(1, ServerSpec.MOST_WORKERS), "How many requests each of them serves at once");
    private static final Field<Range> DOWN =
            Field.required("down", Kinds.POSITIVE_RANGE, "How long the network is cut each time");
    private static final Field<Range> UP =
            Field.required("up", Kinds.POSITIVE_RANGE, "How long it is whole in between");
    private static final Field<List<NodeSet>> SIDES = Field.required(
            "degrade", Kinds.list(new DefinedKind<>("nodes", NodeSetKind.NODES_OR_REST), 2, 2), "Two sets of nodes");

    private static final Field<FaultAction> PARTITION = Field.required(
            "partition",
            new PartitionKind(MOST_GROUPS),
            "Groups of nodes, as [[n1, n2], [rest]]; or 'random-halves'; or 'majorities-ring', in which every node sees a "
                    + "majority and no two the same");
    private static final Field<List<NodeSet>> FLAP = Field.required(
            "flap",
            Kinds.list(new DefinedKind<>("nodes", NodeSetKind.NODES_OR_REST), 2, MOST_GROUPS),
            "Groups of nodes");

    private FaultGrammar() {}

    /** In the order in which they are documented. */
    static List<Verb> verbs() {
        List<Verb> verbs = new ArrayList<>(List.of(partition(), flap()));
        verbs.addAll(cuts());
        verbs.add(degrade());
        verbs.addAll(processes());
        verbs.addAll(List.of(
                DiskVerb.verb(),
                ClockVerb.verb(),
                ChangeVerbs.add(),
                ChangeVerbs.remove(),
                ChangeVerbs.transfer(),
                ChangeVerbs.load(),
                ChangeVerbs.heal(),
                ChangeVerbs.random()));
        return List.copyOf(verbs);
    }

    private static Verb partition() {
        return new Verb(
                "partition",
                "Cut the network between groups of nodes: messages across the cut are lost",
                Verb.Length.LASTS,
                PARTITION,
                List.of(CUT_DIRECTION),
                FaultGrammar::partition);
    }

    private static Verb flap() {
        return new Verb(
                "flap",
                "Cut the network between groups of nodes, again and again, for short times",
                Verb.Length.LASTS,
                FLAP,
                List.of(DOWN, UP),
                values -> Sides.disjoint(values, FLAP)
                        .map(groups -> new FaultAction.Flap(groups, values.get(DOWN), values.get(UP))));
    }

    private static Verb degrade() {
        return new Verb(
                "degrade",
                "Make the links between two sets of nodes worse; 'latency' comes on top of their own",
                Verb.Length.LASTS,
                SIDES,
                degradeFields(),
                FaultGrammar::degrade);
    }

    private static List<Verb> cuts() {
        return List.of(
                onNodes(
                        "isolate",
                        "Cut these nodes, as one group, from everybody else",
                        Verb.Length.LASTS,
                        List.of(ISOLATION_DIRECTION),
                        (nodes, values) -> new FaultAction.Isolate(
                                nodes, values.get(ISOLATION_DIRECTION, IsolationDirection.BOTH))),
                onNodes(
                        "bridge",
                        "All other nodes fall into two random halves, which reach each other only through these",
                        Verb.Length.LASTS,
                        List.of(),
                        (nodes, values) -> new FaultAction.Bridge(nodes)),
                onNodes(
                        "swizzle",
                        "These nodes are isolated one by one in the first half of the fault, and come back in another order in "
                                + "the second",
                        Verb.Length.MUST_LAST,
                        List.of(),
                        (nodes, values) -> new FaultAction.Swizzle(nodes)));
    }

    private static List<Verb> processes() {
        return List.of(
                onNodes(
                        "crash",
                        "Stop these nodes at once, with the clients on their machines; the end of the fault restarts them",
                        Verb.Length.LASTS,
                        List.of(LOSE, DRAIN),
                        (nodes, values) -> new FaultAction.Crash(nodes, values.find(LOSE), values.get(DRAIN, 0L))),
                onNodes(
                        "pause",
                        "Freeze the process, as a long collection of garbage does; then it goes on with what has waited",
                        Verb.Length.LASTS,
                        List.of(),
                        (nodes, values) -> new FaultAction.Pause(nodes)),
                onNodes(
                        "slow",
                        "Everything takes 'factor' times as long, messages and disk syncs: a gray failure",
                        Verb.Length.LASTS,
                        List.of(FACTOR),
                        (nodes, values) -> new FaultAction.Slow(nodes, values.get(FACTOR))),
                onNodes(
                        "capacity",
                        "Traffic lab: these servers serve another number of requests at once, more or fewer. New workers take who "
                                + "waits; of too many, each finishes what it has. Of several, the one that began last counts",
                        Verb.Length.LASTS,
                        List.of(WORKERS),
                        (nodes, values) -> new FaultAction.Capacity(nodes, values.get(WORKERS))));
    }

    /** A verb whose subject is a set of nodes. */
    static Verb onNodes(
            String word,
            String documentation,
            Verb.Length length,
            List<Field<?>> options,
            BiFunction<NodeSet, Values, FaultAction> action) {
        Field<NodeSet> subject = Field.required(word, NODES, "Which nodes");
        return new Verb(
                word,
                documentation,
                length,
                subject,
                options,
                values -> Optional.of(action.apply(values.get(subject), values)));
    }

    private static Optional<FaultAction> partition(Values values) {
        FaultAction shape = values.get(PARTITION);
        CutDirection direction = values.get(CUT_DIRECTION, CutDirection.BOTH);
        if (!(shape instanceof FaultAction.Partition groups)) {
            return values.has(CUT_DIRECTION) ? oneWayNeedsTwo(values) : Optional.of(shape);
        }
        if (direction != CutDirection.BOTH && groups.groups().size() != 2) {
            return oneWayNeedsTwo(values);
        }
        return Sides.disjoint(values, groups.groups())
                ? Optional.of(new FaultAction.Partition(groups.groups(), direction))
                : Optional.empty();
    }

    private static Optional<FaultAction> oneWayNeedsTwo(Values values) {
        values.report(Diagnostic.of(
                ErrorCode.NS013, values.keySpan(CUT_DIRECTION), "a direction needs exactly two groups to lie between"));
        return Optional.empty();
    }

    private static List<Field<?>> degradeFields() {
        return LinkGrammar.fieldsAfter(BAD_DIRECTION).stream()
                .filter(field -> !field.equals(LinkGrammar.QUEUE))
                .toList();
    }

    private static Optional<FaultAction> degrade(Values values) {
        List<NodeSet> sides = values.get(SIDES);
        if (LinkGrammar.settings(values).isEmpty()) {
            values.report(
                    Diagnostic.of(ErrorCode.NS007, values.keySpan(SIDES), "this fault does not say what gets worse")
                            .withHelp(
                                    "give at least one of latency, loss, burst-loss, duplicate, reorder, corrupt, bandwidth"));
            return Optional.empty();
        }
        return Optional.of(new FaultAction.Degrade(
                sides.get(0),
                sides.get(1),
                values.get(BAD_DIRECTION, CutDirection.BOTH),
                LinkGrammar.settings(values)));
    }
}
