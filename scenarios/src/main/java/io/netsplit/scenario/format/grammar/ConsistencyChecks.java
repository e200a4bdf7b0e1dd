package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.scenario.format.word.OperationWord;
import io.netsplit.scenario.format.word.WorkloadType;
import java.util.Optional;

/** Refuses a level of consistency that no history of the workload could show. */
final class ConsistencyChecks {
    private ConsistencyChecks() {}

    static void check(Assertion.Consistent assertion, Workload workload, Reading reading) {
        if (!assertion.model().tracesReads()) {
            return;
        }
        problem(workload)
                .ifPresent(help -> reading.report(Diagnostic.of(
                                ErrorCode.NS013,
                                assertion.scope().span(),
                                "this workload cannot show whether it is '"
                                        + assertion.model().word() + "'")
                        .withRelated(workload.span(), "the workload")
                        .withHelp(help)));
    }

    private static Optional<String> problem(Workload workload) {
        WorkloadType type = workload.type();
        if (type != WorkloadType.REGISTER && type != WorkloadType.CAS_REGISTER && type != WorkloadType.KV) {
            return Optional.of("it is judged by tracing each read to one write: use type register, cas-register or kv;"
                    + " a " + type.word() + " can be held to linearizable or eventual");
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
