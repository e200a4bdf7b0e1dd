package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.word.RandomFault;
import java.util.List;
import java.util.Optional;

/** The verbs that change the cluster, the load or other faults. */
final class ChangeVerbs {
    private static final Kind<NodeSet> NODES = new DefinedKind<>("nodes", NodeSetKind.NODES);
    private static final int MOST_ADDED = 1000;

    static final Field<String> GROUP = Field.required("add", new GroupNameKind(), "The group that grows");
    static final Field<Integer> COUNT = Field.optional(
            "count", Kinds.integer(1, MOST_ADDED), "1", "By so many nodes, whose numbers go on after the last");
    private static final Field<NodeSet> REMOVED = Field.required("remove", NODES, "Which nodes");
    private static final Field<NodeSet> TO = Field.required("transfer", NODES, "To which node");

    private static final Field<Double> RATE = Field.optional("rate", Kinds.RATE, "Another rate, in an open loop");
    private static final Field<Integer> CLIENTS = Field.optional(
            "clients", Kinds.integer(0, 9_999), "Another number of clients: the first ones go on, the others stop");
    private static final Section<FaultAction> LOAD_SECTION =
            new Section<>("load", "Another load", List.of(RATE, CLIENTS), ChangeVerbs::newLoad);
    private static final Field<FaultAction> LOAD =
            Field.required("load", LOAD_SECTION, "{ rate: 800/s } or { clients: 2 }");

    private static final Field<Optional<String>> HEALED =
            Field.required("heal", new HealedKind(), "The name of a fault, or 'all'");
    private static final Field<List<RandomFault>> FAULTS = Field.required(
            "random",
            Kinds.list(Kinds.word("a random fault", RandomFault.values()), 1, 100),
            "Which faults to draw from; one that stands twice is drawn twice as often");
    private static final Field<Integer> AT_ONCE = Field.optional(
            "at-once", Kinds.integer(1, 100), "1", "At most so many of them are active at once; others are left out");

    private ChangeVerbs() {}

    static Verb add() {
        return new Verb(
                "add",
                "New nodes start, and an administrator asks the system to take them in",
                Verb.Length.MOMENT,
                GROUP,
                List.of(COUNT),
                values -> Optional.of(new FaultAction.Add(values.get(GROUP), values.get(COUNT, 1))));
    }

    static Verb remove() {
        return new Verb(
                "remove",
                "An administrator asks the system to let these nodes go; when it has, they stop for good",
                Verb.Length.MOMENT,
                REMOVED,
                List.of(),
                values -> Optional.of(new FaultAction.Remove(values.get(REMOVED))));
    }

    static Verb transfer() {
        return new Verb(
                "transfer",
                "An administrator asks for this node to lead",
                Verb.Length.MOMENT,
                TO,
                List.of(),
                values -> Optional.of(new FaultAction.Transfer(values.get(TO))));
    }

    static Verb load() {
        return new Verb(
                "load",
                "Change the offered load; the end of the fault brings the old one back",
                Verb.Length.LASTS,
                LOAD,
                List.of(),
                values -> Optional.of(values.get(LOAD)));
    }

    static Verb heal() {
        return new Verb(
                "heal",
                "End faults before their time; 'all' also restarts nodes that gave up",
                Verb.Length.MOMENT,
                HEALED,
                List.of(),
                values -> Optional.of(new FaultAction.Heal(values.get(HEALED))));
    }

    static Verb random() {
        return new Verb(
                "random",
                "A nemesis: again and again one of these faults, with nodes and shapes drawn from the seed",
                Verb.Length.REPEATS,
                FAULTS,
                List.of(AT_ONCE),
                values -> Optional.of(new FaultAction.Random(values.get(FAULTS), values.get(AT_ONCE, 1))));
    }

    private static Optional<FaultAction> newLoad(Values values) {
        if (!values.exclude(RATE, CLIENTS)) {
            return Optional.empty();
        }
        if (!values.has(RATE) && !values.has(CLIENTS)) {
            values.report(Diagnostic.of(ErrorCode.NS007, values.head(), "this fault does not say which load")
                    .withHelp("give 'rate' or 'clients'"));
            return Optional.empty();
        }
        return Optional.of(new FaultAction.Load(values.findDouble(RATE), values.findInt(CLIENTS)));
    }
}
