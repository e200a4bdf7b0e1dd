package io.netsplit.system.timestamped;

import io.netsplit.node.Context;
import io.netsplit.node.Disk;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The versions of the keys that are at home here, on this node's disk. */
final class Versions {
    /** A value under its timestamp. */
    record Version(Stamp at, @Nullable Object value) {}

    private record Session(long serial, Stamp at) {}

    private static final String LOG = "versions";
    private static final int RECORD_BYTES = 48;

    private final Context context;
    private final boolean fsync;
    private final Map<Integer, TreeMap<Stamp, Version>> versions = new LinkedHashMap<>();
    private final Map<Integer, Session> sessions = new LinkedHashMap<>();
    private long readNs = Long.MIN_VALUE;

    Versions(Context context, boolean fsync) {
        this.context = context;
        this.fsync = fsync;
        Disk disk = context.disk();
        for (long place = disk.firstIndex(LOG); place <= disk.lastIndex(LOG); place++) {
            StoreMessage.Store kept = (StoreMessage.Store) disk.get(LOG, place);
            note(kept);
            show(kept);
        }
    }

    /**
     * Keeps a write, and says under which timestamp once it is durable: its own, or that of an earlier attempt. A late copy of
     * an older write is left unanswered.
     */
    void store(StoreMessage.Store write, Consumer<Stamp> stored) {
        Session last = sessions.get(write.request().client());
        if (last != null && last.serial() > write.request().serial()) {
            return;
        }
        Session again = last != null && last.serial() == write.request().serial() ? last : null;
        Stamp at = again != null ? again.at() : write.at();
        if (again == null) {
            note(write);
            context.disk().append(LOG, write, RECORD_BYTES);
        }
        Runnable done = () -> {
            if (again == null) {
                show(write);
            }
            stored.accept(at);
        };
        if (!fsync) {
            done.run();
            return;
        }
        context.disk().sync(ok -> {
            if (ok) {
                done.run();
            } else {
                context.halt("the disk failed to sync the versions");
            }
        });
    }

    private void note(StoreMessage.Store write) {
        Request request = write.request();
        sessions.put(request.client(), new Session(request.serial(), write.at()));
    }

    /** Lets readers see a write. */
    private void show(StoreMessage.Store write) {
        versions.computeIfAbsent(write.request().key(), key -> new TreeMap<>())
                .put(write.at(), new Version(write.at(), write.request().input()));
        context.emit(new VersionHeld(write.request().key(), write.at(), List.of(context.self())));
    }

    /** The last version that is not later than {@code nowNs}, or than any time asked for before; older ones are dropped. */
    @Nullable
    Version at(int key, long nowNs) {
        readNs = Math.max(readNs, nowNs);
        TreeMap<Stamp, Version> ofKey = versions.get(key);
        if (ofKey == null) {
            return null;
        }
        Map.Entry<Stamp, Version> last = ofKey.floorEntry(new Stamp(readNs, Integer.MAX_VALUE));
        if (last == null) {
            return null;
        }
        ofKey.headMap(last.getKey()).clear();
        return last.getValue();
    }

    /** What a reader of the far future would see. */
    Map<Object, Object> contents() {
        Map<Object, Object> contents = new LinkedHashMap<>();
        versions.forEach((key, ofKey) -> {
            Object value = ofKey.lastEntry().getValue().value();
            if (value != null) {
                contents.put((long) key, value);
            }
        });
        return contents;
    }
}
