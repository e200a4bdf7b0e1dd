package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.TimeValue;
import java.util.List;
import java.util.Optional;

/** The verb {@code disk}. */
final class DiskVerb {
    private static final Field<NodeSet> NODES =
            Field.required("disk", new DefinedKind<>("nodes", NodeSetKind.NODES), "Whose disks");
    private static final Field<TimeValue> LATENCY =
            Field.optional("latency", TimeValues.KIND, "Comes on top of every sync");
    private static final Field<Double> ERRORS =
            Field.optional("errors", Kinds.POSITIVE_SHARE, "Share of the syncs that fail");
    private static final Field<Boolean> FULL =
            Field.optional("full", Kinds.BOOLEAN, "false", "Nothing more fits than is stored already");
    private static final Field<Boolean> LYING = Field.optional(
            "lying", Kinds.BOOLEAN, "false", "Syncs report success and make nothing durable: a crash shows it");
    private static final Field<Boolean> LOST = Field.optional(
            "lost",
            Kinds.BOOLEAN,
            "false",
            "Everything stored is gone and the node stops; the end of the fault restarts it");

    private DiskVerb() {}

    static Verb verb() {
        return new Verb(
                "disk",
                "Disks are slow, fail, are full, lie, or are lost; the end of the fault puts them in order",
                Verb.Length.LASTS,
                NODES,
                List.of(LATENCY, ERRORS, FULL, LYING, LOST),
                DiskVerb::action);
    }

    private static Optional<FaultAction> action(Values values) {
        FaultAction.Disk disk = new FaultAction.Disk(
                values.get(NODES),
                values.find(LATENCY),
                values.findDouble(ERRORS),
                values.get(FULL, false),
                values.get(LYING, false),
                values.get(LOST, false));
        boolean isSomething = values.has(LATENCY) || values.has(ERRORS) || disk.full() || disk.lying() || disk.lost();
        if (!isSomething) {
            values.report(Diagnostic.of(
                            ErrorCode.NS007,
                            values.keySpan(NODES),
                            "this fault does not say what is wrong with the disk")
                    .withHelp("give at least one of latency, errors, full, lying, lost"));
            return Optional.empty();
        }
        return Optional.of(disk);
    }
}
