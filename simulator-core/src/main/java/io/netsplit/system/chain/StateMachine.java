package io.netsplit.system.chain;

import io.netsplit.node.Context;
import io.netsplit.system.Applied;
import io.netsplit.system.DataStore;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the committed updates make of the data, and which objects have updates on their way. */
final class StateMachine {
    /** Told of every update as it is applied. */
    interface Listener {
        void applied(long index, Entry entry, @Nullable Object output);
    }

    private final Context context;
    private final ChainOptions options;
    private final ChainLog log;
    private final Map<Integer, Long> lastUpdate = new LinkedHashMap<>();
    private DataStore store;
    private long appliedIndex;

    StateMachine(Context context, ChainOptions options, ChainLog log) {
        this.context = context;
        this.options = options;
        this.log = log;
        this.store = emptyStore();
        for (long index = 1; index <= log.lastIndex(); index++) {
            accepted(index, log.get(index));
        }
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

    /** An update has entered the log: its object is dirty until it is applied. */
    void accepted(long index, Entry entry) {
        lastUpdate.put(entry.request().key(), index);
    }

    /** True where an update of this object is on its way (CRAQ, section 2.3). */
    boolean isDirty(int key) {
        return lastUpdate.getOrDefault(key, 0L) > appliedIndex;
    }

    void applyUpTo(long index, Listener listener) {
        if (index <= appliedIndex) {
            return;
        }
        while (appliedIndex < index) {
            appliedIndex++;
            Entry entry = log.get(appliedIndex);
            listener.applied(appliedIndex, entry, store.apply(entry.request()));
        }
        context.emit(new Applied(appliedIndex, store.digest()));
    }

    /** The log has lost everything from {@code fromIndex} on: what was applied of that is undone. */
    void truncated(long fromIndex) {
        lastUpdate.replaceAll((key, index) -> Math.min(index, fromIndex - 1));
        if (appliedIndex < fromIndex) {
            return;
        }
        store = emptyStore();
        appliedIndex = 0;
        applyUpTo(fromIndex - 1, (index, entry, output) -> {});
    }

    private DataStore emptyStore() {
        return new DataStore(options.dataType(), options.sessions());
    }
}
