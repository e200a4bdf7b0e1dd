package io.netsplit.system.primarybackup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Every replica's log as its events tell it. */
final class LogMirrors {
    private final Map<Integer, TreeMap<Long, BackupEvent.EntryAppended>> logs = new LinkedHashMap<>();

    void see(int node, BackupEvent event) {
        TreeMap<Long, BackupEvent.EntryAppended> log = logs.computeIfAbsent(node, key -> new TreeMap<>());
        if (event instanceof BackupEvent.EntryAppended appended) {
            log.put(appended.index(), appended);
        } else if (event instanceof BackupEvent.LogTruncated truncated) {
            log.tailMap(truncated.fromIndex(), true).clear();
        } else if (event instanceof BackupEvent.LogRecovered) {
            log.clear();
        }
    }

    /** Whether the replica has this write at this place. */
    boolean has(int node, BackupEvent.WriteAcknowledged write) {
        BackupEvent.EntryAppended entry =
                logs.getOrDefault(node, new TreeMap<>()).get(write.index());
        return entry != null && entry.client() == write.client() && entry.serial() == write.serial();
    }
}
