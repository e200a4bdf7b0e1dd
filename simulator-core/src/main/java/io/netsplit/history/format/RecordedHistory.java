package io.netsplit.history.format;

import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.List;

/**
 * A history that was read, with what its file says besides.
 *
 * @param history its operations in the order of their invocation; nothing of the nemesis
 * @param format how it was written
 * @param timed true where the file says when things happened; else the history counts places in the file, see
 *     {@link History#positionWord}
 * @param clients the name of every client in the file, as "process 101", by {@link Operation#process}
 * @param faults what the nemesis broke, in the order of their beginning
 * @param lines where in the file each operation was invoked
 */
public record RecordedHistory(
        History history,
        HistoryFormat format,
        boolean timed,
        ClientNames clients,
        List<FaultSpan> faults,
        Lines lines) {
    public RecordedHistory {
        faults = List.copyOf(faults);
    }

    /** The same with another history. */
    public RecordedHistory with(History other) {
        return new RecordedHistory(other, format, timed, clients, faults, lines);
    }

    /**
     * The same without the reads that answered nothing: for formats in which nothing may stand for a value that was not
     * written down, see {@link HistoryFormat#nilMayBeAnything}.
     */
    public RecordedHistory withoutEmptyReads() {
        return with(history.where(operation -> !isEmptyRead(operation)));
    }

    private static boolean isEmptyRead(Operation operation) {
        return operation.function().equals(Functions.READ)
                && operation.completion() == Completion.OK
                && operation.output() == null;
    }
}
