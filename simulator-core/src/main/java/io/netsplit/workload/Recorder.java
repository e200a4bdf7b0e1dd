package io.netsplit.workload;

import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import io.netsplit.trace.Observer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the operations of all clients into the history, tells the observers, and numbers what is unique in a run. */
final class Recorder {
    /** Stands for no node in {@link #complete}. */
    static final int NOBODY = -1;

    private final Consumer<Operation> history;
    private final Observer observer;
    private long operations;
    private int processes;
    private int sessions;

    Recorder(Consumer<Operation> history, Observer observer) {
        this.history = history;
        this.observer = observer;
    }

    /** A logical process that has not invoked anything yet. */
    int newProcess() {
        return processes++;
    }

    /** A session that no request has named yet. */
    int newSession() {
        return sessions++;
    }

    Operation invoke(int process, int client, OperationSource.Wish wish, long timeNs) {
        Operation operation =
                new Operation(operations++, process, client, wish.function(), (long) wish.key(), wish.input(), timeNs);
        history.accept(operation);
        observer.operationInvoked(timeNs, operation);
        return operation;
    }

    /** {@code node} is whose answer ended it, or {@link #NOBODY}. */
    void complete(Operation operation, Completion how, @Nullable Object output, long timeNs, String error, int node) {
        operation.complete(how, output, timeNs, error, node);
        observer.operationCompleted(timeNs, operation);
    }
}
