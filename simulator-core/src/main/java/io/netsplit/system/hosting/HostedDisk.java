package io.netsplit.system.hosting;

import io.netsplit.node.Disk;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A group's part of its node's disk: names of its own, and syncs that share the disk with those of all other groups. */
final class HostedDisk implements Disk {
    private final Disk disk;
    private final String prefix;

    HostedDisk(Disk disk, int group) {
        this.disk = disk;
        this.prefix = "group-" + group + "/";
    }

    @Override
    public void write(String name, Object value, int sizeBytes) {
        disk.write(prefix + name, value, sizeBytes);
    }

    @Override
    public @Nullable Object read(String name) {
        return disk.read(prefix + name);
    }

    @Override
    public void append(String log, Object record, int sizeBytes) {
        disk.append(prefix + log, record, sizeBytes);
    }

    @Override
    public Object get(String log, long index) {
        return disk.get(prefix + log, index);
    }

    @Override
    public long firstIndex(String log) {
        return disk.firstIndex(prefix + log);
    }

    @Override
    public long lastIndex(String log) {
        return disk.lastIndex(prefix + log);
    }

    @Override
    public void truncateSuffix(String log, long fromIndex) {
        disk.truncateSuffix(prefix + log, fromIndex);
    }

    @Override
    public void truncatePrefix(String log, long toIndex) {
        disk.truncatePrefix(prefix + log, toIndex);
    }

    @Override
    public void sync(Consumer<Boolean> done) {
        disk.sync(done);
    }
}
