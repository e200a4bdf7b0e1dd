package io.netsplit.system.primarybackup;

import io.netsplit.node.Context;
import io.netsplit.node.Disk;
import io.netsplit.system.LogDurability;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * The replicated log on this replica's disk, and how far it is durable. Index 0 stands before the first entry. The log is
 * kept whole: runs are short, and a rolled back state is rebuilt from it.
 */
final class ReplicaLog {
    private static final String LOG = "log";

    private final Context context;
    private final Disk disk;
    private final List<Integer> firstMembers;
    private final List<Long> membershipIndexes = new ArrayList<>();
    private final LogDurability durability;

    /** {@code whenDurable} is called whenever {@link #durableIndex} has grown. */
    ReplicaLog(Context context, Settings settings, Runnable whenDurable) {
        this.context = context;
        this.disk = context.disk();
        this.firstMembers = settings.members();
        this.durability = new LogDurability(context, LOG, settings.fsync(), whenDurable);
        recover();
    }

    private void recover() {
        context.emit(new BackupEvent.LogRecovered(lastIndex()));
        for (long index = 1; index <= lastIndex(); index++) {
            noteAppended(index, get(index));
        }
    }

    long lastIndex() {
        return disk.lastIndex(LOG);
    }

    long lastStamp() {
        return stamp(lastIndex());
    }

    Entry get(long index) {
        return (Entry) disk.get(LOG, index);
    }

    /** {@link Stamp#NONE} at index 0. */
    long stamp(long index) {
        return index == 0 ? Stamp.NONE : get(index).stamp();
    }

    /** At most {@code most} entries from {@code fromIndex} on. */
    List<Entry> from(long fromIndex, int most) {
        if (fromIndex > lastIndex()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (long index = fromIndex; index <= lastIndex() && entries.size() < most; index++) {
            entries.add(get(index));
        }
        return entries;
    }

    /** The membership that the log ends with. */
    List<Integer> members() {
        return membersAfter(membershipIndexes.size());
    }

    /**
     * Whether {@code node} may become primary: as a member, or while the change that leaves it out is not known to be settled,
     * because nobody else may have that change (Ongaro 2014, §4.2.2).
     */
    boolean mayLead(int node, long settledIndex) {
        int changes = membershipIndexes.size();
        return members().contains(node)
                || changes > 0
                        && settledIndex < membershipIndex()
                        && membersAfter(changes - 1).contains(node);
    }

    private List<Integer> membersAfter(int changes) {
        if (changes == 0) {
            return firstMembers;
        }
        List<Integer> members = get(membershipIndexes.get(changes - 1)).members();
        return members == null ? firstMembers : members;
    }

    /** Index of the last change of membership, 0 where there was none. */
    long membershipIndex() {
        return membershipIndexes.isEmpty() ? 0 : membershipIndexes.get(membershipIndexes.size() - 1);
    }

    /** Adds an entry; durable only after {@link #sync}. */
    void append(Entry entry) {
        disk.append(LOG, entry, entry.sizeBytes());
        noteAppended(lastIndex(), entry);
        durability.appended();
    }

    private void noteAppended(long index, Entry entry) {
        if (entry.members() != null) {
            membershipIndexes.add(index);
        }
        context.emit(BackupEvent.EntryAppended.of(index, entry));
    }

    /** Throws away {@code fromIndex} and what follows; entries up to {@code appliedIndex} had been visible. */
    void truncate(long fromIndex, long appliedIndex) {
        for (long index = fromIndex; index <= lastIndex(); index++) {
            Entry entry = get(index);
            Request request = entry.request();
            if (request != null) {
                context.emit(new BackupEvent.WriteDiscarded(
                        index,
                        Stamp.epoch(entry.stamp()),
                        request.client(),
                        request.serial(),
                        request.function(),
                        request.key(),
                        String.valueOf(request.input()),
                        index <= appliedIndex));
            }
        }
        context.emit(new BackupEvent.LogTruncated(fromIndex, lastIndex()));
        disk.truncateSuffix(LOG, fromIndex);
        membershipIndexes.removeIf(index -> index >= fromIndex);
        durability.truncated(fromIndex);
    }

    /** Up to where a crash cannot take entries away, as far as the disk tells the truth. */
    long durableIndex() {
        return durability.index();
    }

    /** Makes everything appended durable, one sync after the other. */
    void sync() {
        durability.sync();
    }
}
