package io.netsplit.system.primarybackup;

import io.netsplit.node.Context;
import io.netsplit.system.Applied;
import io.netsplit.system.DataStore;
import io.netsplit.workload.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the log's committed entries make of the data, and how to go back where they are taken away. */
final class StateMachine {
    /** Told of every write as it is applied. */
    interface Listener {
        void applied(long index, Request request, @Nullable Object output);
    }

    private final Context context;
    private final Settings settings;
    private final ReplicaLog log;
    private DataStore store;
    private long appliedIndex;

    StateMachine(Context context, Settings settings, ReplicaLog log) {
        this.context = context;
        this.settings = settings;
        this.log = log;
        this.store = emptyStore();
    }

    long appliedIndex() {
        return appliedIndex;
    }

    @Nullable
    Object read(Request request) {
        return store.read(request);
    }

    Map<Object, Object> contents() {
        return store.contents();
    }

    void applyUpTo(long index, Listener listener) {
        if (index <= appliedIndex) {
            return;
        }
        while (appliedIndex < index) {
            appliedIndex++;
            Request request = log.get(appliedIndex).request();
            if (request != null) {
                listener.applied(appliedIndex, request, store.apply(request));
            }
        }
        context.emit(new Applied(appliedIndex, store.digest()));
    }

    /** The state as it was after {@code index}: made again from the beginning, where it has gone further. */
    void rollBackTo(long index) {
        if (index >= appliedIndex) {
            return;
        }
        store = emptyStore();
        appliedIndex = 0;
        while (appliedIndex < index) {
            appliedIndex++;
            Request request = log.get(appliedIndex).request();
            if (request != null) {
                store.apply(request);
            }
        }
        context.emit(new Applied(appliedIndex, store.digest()));
    }

    private DataStore emptyStore() {
        return new DataStore(settings.dataType(), settings.sessions());
    }
}
