package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.scenario.format.word.Consistency;
import io.netsplit.scenario.format.word.OperationWord;
import io.netsplit.scenario.format.word.WorkloadType;
import java.util.List;
import java.util.Optional;

/** Refuses a level of consistency that no history of the workload could show. */
final class ConsistencyChecks {
    private ConsistencyChecks() {}

    static void check(Assertion.Consistent assertion, Workload workload, Reading reading) {
        problem(assertion.model(), workload)
                .ifPresent(help -> reading.report(Diagnostic.of(
                                ErrorCode.NS013,
                                assertion.scope().span(),
                                "this workload cannot show whether it is '"
                                        + assertion.model().word() + "'")
                        .withRelated(workload.span(), "the workload")
                        .withHelp(help)));
    }

    private static Optional<String> problem(Consistency level, Workload workload) {
        if (workload.type() == WorkloadType.MESSAGES || workload.type() == WorkloadType.ORDERS) {
            return Optional.of("what clients are answered says nothing of that: hold "
                    + workload.type().word() + " to the invariants of their system");
        }
        if (level.isIsolation()) {
            return isolation(level, workload);
        }
        if (level == Consistency.LINEARIZABLE && workload.type() == WorkloadType.LIST_APPEND) {
            return Optional.of("for transactions over lists it is called strict-serializable");
        }
        return level == Consistency.LINEARIZABLE
                ? seeing(workload)
                : level.tracesReads() ? tracing(workload) : Optional.empty();
    }

    /** What the history of such transactions can never contradict, it does not show. */
    private static Optional<String> isolation(Consistency level, Workload workload) {
        if (!workload.type().isOfTransactions()) {
            return Optional.of(
                    "isolation is between transactions: use type list-append, rw-register or transactions; a "
                            + workload.type().word() + " can be held to linearizable, among others");
        }
        if (!workload.type().hasShape()) {
            return Optional.empty();
        }
        Workload.Transactions shape = workload.transactions();
        if (shape.reads() == 0 || shape.reads() == 1) {
            return Optional.of("it needs both reads and writes: 'reads' of 'transactions' must be between 0% and 100%");
        }
        boolean ofSingleSteps = level == Consistency.READ_COMMITTED || level == Consistency.STRICT_SERIALIZABLE;
        if (shape.mostSteps() == 1 && !ofSingleSteps) {
            return Optional.of("it needs transactions of at least two steps, as 'transactions: { steps: 1..4 }'");
        }
        boolean oneKey = workload.keys().count() == 1 || shape.mostKeys() == 1;
        if (oneKey && level == Consistency.READ_UNCOMMITTED) {
            return Optional.of("it needs transactions over at least two keys: one key has one order of its versions");
        }
        return Optional.empty();
    }

    /** Nothing contradicts a history in which nothing is ever read, or nothing ever changes. */
    private static Optional<String> seeing(Workload workload) {
        List<Workload.Share> shares = workload.operations();
        boolean ownNames = workload.type() == WorkloadType.QUEUE;
        boolean reads = has(workload, OperationWord.READ)
                || has(workload, OperationWord.CAS)
                || has(workload, OperationWord.TXN);
        boolean writes =
                shares.stream().anyMatch(share -> share.operation() != OperationWord.READ && share.share() > 0);
        return shares.isEmpty() || ownNames || reads && writes
                ? Optional.empty()
                : Optional.of("it needs both reads and writes among the 'operations'");
    }

    /** What keeps the reads of this workload from being traced to the write that they returned. */
    static Optional<String> tracing(Workload workload) {
        WorkloadType type = workload.type();
        if (type != WorkloadType.REGISTER && type != WorkloadType.CAS_REGISTER && type != WorkloadType.KV) {
            return Optional.of("it is judged by tracing each read to one write: use type register, cas-register or kv;"
                    + " '" + type.word() + "' can be held to "
                    + (type.isOfTransactions() ? "serializable, among others" : "linearizable or eventual"));
        }
        if (has(workload, OperationWord.APPEND) || has(workload, OperationWord.DELETE)) {
            return Optional.of("it is judged by tracing each read to one write: leave out append and delete,"
                    + " because what is read then comes from several operations or from none");
        }
        boolean mixed = workload.operations().isEmpty()
                || has(workload, OperationWord.READ)
                        && (has(workload, OperationWord.WRITE) || has(workload, OperationWord.CAS));
        return mixed ? Optional.empty() : Optional.of("it needs both reads and writes among the 'operations'");
    }

    private static boolean has(Workload workload, OperationWord word) {
        return workload.operations().stream().anyMatch(share -> share.operation() == word && share.share() > 0);
    }
}
