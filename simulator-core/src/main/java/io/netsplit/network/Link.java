package io.netsplit.network;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One direction between two positions: settings, changes in force, cuts, and the state of queue and burst. Two streams
 * of chance: latency draws exactly once per message whatever becomes of it, everything else draws from the other, so
 * that a fault leaves the latencies of later messages unchanged.
 */
final class Link {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long LONGEST_HOLD_NS = 10 * NS_PER_SECOND;

    private final LinkSettings settings;
    private final Prng latencyRandom;
    private final Prng chance;
    private final List<LinkChange> changes = new ArrayList<>();

    /** How many partitions cut this link at the moment: what the network's table says, close at hand. */
    int cuts;

    private Distribution[] extraLatency = new Distribution[0];
    private double loss;
    private @Nullable BurstLoss bursts;
    private double duplicate;
    private double reorder;
    private double corrupt;
    private boolean checksum;
    private long bandwidth;
    private boolean flawless;
    private boolean inBurst;
    private long busyUntilNs;

    Link(LinkSettings settings, Prng latencyRandom, Prng chance) {
        this.settings = settings;
        this.latencyRandom = latencyRandom;
        this.chance = chance;
        combine();
    }

    void change(LinkChange change) {
        changes.add(change);
        combine();
    }

    /** Ends one change that is in force; equal ones are interchangeable. */
    void restore(LinkChange change) {
        if (!changes.remove(change)) {
            throw new IllegalArgumentException("this change of the link is not in force: " + change);
        }
        combine();
    }

    /** Settings that treat messages as this link does at the moment. */
    LinkSettings current() {
        Distribution latency = settings.latency();
        for (Distribution extra : extraLatency) {
            latency = Distributions.sum(latency, extra);
        }
        return new LinkSettings(
                latency, loss, bursts, duplicate, reorder, corrupt, checksum, bandwidth, settings.queueBytes());
    }

    /** Time on the way of the next message, without queue and mishaps. */
    long latencyNs() {
        long latency = settings.latency().sampleNs(latencyRandom);
        for (Distribution extra : extraLatency) {
            latency += extra.sampleNs(chance);
        }
        return latency;
    }

    /** True where nothing but latency and cuts can happen to a message. */
    boolean flawless() {
        return flawless;
    }

    boolean loses() {
        if (chance.chance(loss)) {
            return true;
        }
        BurstLoss burst = bursts;
        if (burst == null) {
            return false;
        }
        inBurst = inBurst ? !chance.chance(burst.leave()) : chance.chance(burst.enter());
        return inBurst && chance.chance(burst.lossWhileBad());
    }

    boolean duplicates() {
        return chance.chance(duplicate);
    }

    boolean corrupts() {
        return chance.chance(corrupt);
    }

    boolean detectsCorruption() {
        return checksum;
    }

    Prng chance() {
        return chance;
    }

    /** How much longer the message takes because it is held back; mostly 0. */
    long heldBackNs() {
        if (!chance.chance(reorder)) {
            return 0;
        }
        double longest = 4 * settings.latency().mean();
        return 1 + chance.nextLong(longest < LONGEST_HOLD_NS ? 1 + (long) longest : LONGEST_HOLD_NS);
    }

    /** How long a packet waits for the link and is written to it, or -1 where the queue is full. */
    long serialisationNs(long nowNs, int sizeBytes) {
        if (bandwidth == 0) {
            return 0;
        }
        long startNs = Math.max(nowNs, busyUntilNs);
        long waitingBytes = (long) ((startNs - nowNs) * (double) bandwidth / (8.0 * NS_PER_SECOND));
        if (waitingBytes + sizeBytes > settings.queueBytes() && startNs > nowNs) {
            return -1;
        }
        busyUntilNs = startNs + (long) (sizeBytes * (8.0 * NS_PER_SECOND) / bandwidth);
        return busyUntilNs - nowNs;
    }

    private void combine() {
        loss = settings.loss();
        bursts = settings.bursts();
        duplicate = settings.duplicate();
        reorder = settings.reorder();
        corrupt = settings.corrupt();
        checksum = settings.checksum();
        bandwidth = settings.bandwidthBitsPerSecond();
        List<Distribution> latencies = new ArrayList<>();
        for (LinkChange change : changes) {
            combine(change, latencies);
        }
        extraLatency = latencies.toArray(new Distribution[0]);
        flawless = loss + duplicate + reorder + corrupt == 0 && bursts == null && bandwidth == 0;
    }

    private void combine(LinkChange change, List<Distribution> latencies) {
        Distribution latency = change.latency();
        if (latency != null) {
            latencies.add(latency);
        }
        loss = Shares.either(loss, change.loss());
        bursts = change.bursts() != null ? change.bursts() : bursts;
        duplicate = Shares.either(duplicate, change.duplicate());
        reorder = Shares.either(reorder, change.reorder());
        corrupt = Shares.either(corrupt, change.corrupt());
        checksum &= !change.undetected();
        long bound = change.bandwidthBitsPerSecond();
        if (bound > 0 && (bandwidth == 0 || bound < bandwidth)) {
            bandwidth = bound;
        }
    }
}
