package io.netsplit.cluster.disk;

import io.netsplit.kernel.Simulation;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Disk;
import io.netsplit.random.Distribution;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A disk that knows what is durable. Every write leaves behind how to undo it until a sync has made it durable; a crash
 * undoes what is left. One sync runs at a time; those asked for meanwhile share the next one, as in a group commit.
 *
 * <p>What can go wrong: syncs take longer, fail by chance, fail because the disk is full, or report success without
 * having made anything durable. Reads never fail.
 */
public final class SimulatedDisk implements Disk {
    /** Hands the end of a sync to the process, which may be paused or busy. */
    @FunctionalInterface
    public interface Answers {
        void answer(Consumer<Boolean> done, boolean ok);
    }

    private final Distribution syncLatency;
    private final Prng random;
    private final Answers answers;
    private final Contents contents = new Contents();
    private final Journal journal = new Journal();
    private final Timer syncTimer;
    private final List<Distribution> extraLatency = new ArrayList<>();
    private List<Consumer<Boolean>> running = List.of();
    private List<Consumer<Boolean>> waiting = new ArrayList<>();
    private long runningPosition;
    private double slowness = 1;
    private double errorShare;
    private long capacityBytes = Long.MAX_VALUE;
    private boolean lying;
    private long syncs;
    private long failedSyncs;

    /**
     * @param syncLatency in nanoseconds
     * @param answers called in the instant in which a sync ends, once for each that asked for it
     */
    public SimulatedDisk(Simulation simulation, Distribution syncLatency, Prng random, Answers answers) {
        this.syncLatency = syncLatency;
        this.random = random;
        this.answers = answers;
        this.syncTimer = simulation.timer(this::syncDone);
    }

    @Override
    public void write(String name, Object value, int sizeBytes) {
        Contents.Cell old = contents.setRegister(name, new Contents.Cell(value, sizeBytes));
        journal.add(() -> contents.setRegister(name, old));
    }

    @Override
    public @Nullable Object read(String name) {
        Contents.Cell cell = contents.register(name);
        return cell == null ? null : cell.value();
    }

    @Override
    public void append(String name, Object record, int sizeBytes) {
        Contents.Log log = contents.log(name);
        contents.append(log, new Contents.Cell(record, sizeBytes));
        journal.add(() -> contents.removeLast(log, 1));
    }

    @Override
    public Object get(String name, long index) {
        Contents.Log log = contents.log(name);
        if (index < log.first || index > log.last()) {
            throw new IllegalArgumentException(
                    "log " + name + " holds " + log.first + " to " + log.last() + ", not " + index);
        }
        return log.cells.get((int) (index - log.first)).value();
    }

    @Override
    public long firstIndex(String name) {
        return contents.log(name).first;
    }

    @Override
    public long lastIndex(String name) {
        return contents.log(name).last();
    }

    @Override
    public void truncateSuffix(String name, long fromIndex) {
        Contents.Log log = contents.log(name);
        if (fromIndex < log.first) {
            throw new IllegalArgumentException("log " + name + " begins at " + log.first + ", not " + fromIndex);
        }
        if (fromIndex <= log.last()) {
            List<Contents.Cell> removed = contents.removeLast(log, (int) (log.last() - fromIndex + 1));
            journal.add(() -> contents.append(log, removed));
        }
    }

    @Override
    public void truncatePrefix(String name, long toIndex) {
        Contents.Log log = contents.log(name);
        if (toIndex <= log.first) {
            return;
        }
        long oldFirst = log.first;
        int count = (int) Math.min(log.cells.size(), toIndex - log.first);
        List<Contents.Cell> removed = contents.removeFirst(log, count);
        log.first = toIndex;
        journal.add(() -> {
            contents.prepend(log, removed);
            log.first = oldFirst;
        });
    }

    @Override
    public void sync(Consumer<Boolean> done) {
        waiting.add(done);
        if (running.isEmpty()) {
            startSync();
        }
    }

    /** The process is gone: what it waited for is never answered, and what was not durable is lost as {@code loss} says. */
    public void crash(DiskLoss loss) {
        syncTimer.cancel();
        running = List.of();
        waiting.clear();
        switch (loss) {
            case NOTHING -> {}
            case UNSYNCED_WRITES -> journal.undoAllBut(0);
            case TORN_WRITES -> journal.undoAllBut(random.nextInt(journal.size() + 1));
            case EVERYTHING -> lose();
        }
    }

    /** Everything on the disk is gone, under the process's feet if one is running. */
    public void lose() {
        contents.clear();
        journal.clear();
    }

    /** Adds a delay to every sync until {@link #removeLatency}. */
    public void addLatency(Distribution latency) {
        extraLatency.add(latency);
    }

    public void removeLatency(Distribution latency) {
        extraLatency.remove(latency);
    }

    /** Multiplies the time that every sync takes. */
    public void setSlowness(double factor) {
        slowness = factor;
    }

    /** Probability with which a sync fails; what it should have made durable waits for the next one. */
    public void setErrorShare(double share) {
        errorShare = share;
    }

    /** Syncs fail while more than this is stored. */
    public void setCapacityBytes(long bytes) {
        capacityBytes = bytes;
    }

    /** While true, syncs report success and make nothing durable; the first honest one afterwards makes up for it. */
    public void setLying(boolean lies) {
        lying = lies;
    }

    public long usedBytes() {
        return contents.usedBytes();
    }

    /** How many writes a power failure would take now. */
    public int unsyncedWrites() {
        return journal.size();
    }

    /** Syncs that have ended, in success or failure. */
    public long syncs() {
        return syncs;
    }

    public long failedSyncs() {
        return failedSyncs;
    }

    private void startSync() {
        running = waiting;
        waiting = new ArrayList<>();
        runningPosition = journal.position();
        long takesNs = syncLatency.sampleNs(random);
        for (Distribution extra : extraLatency) {
            takesNs += extra.sampleNs(random);
        }
        syncTimer.set(slowness == 1 ? takesNs : (long) (takesNs * slowness));
    }

    private void syncDone() {
        boolean ok = contents.usedBytes() <= capacityBytes && !random.chance(errorShare);
        if (ok && !lying) {
            journal.makeDurable(runningPosition);
        }
        syncs++;
        failedSyncs += ok ? 0 : 1;
        List<Consumer<Boolean>> answered = running;
        running = List.of();
        if (!waiting.isEmpty()) {
            startSync();
        }
        for (Consumer<Boolean> done : answered) {
            answers.answer(done, ok);
        }
    }
}
