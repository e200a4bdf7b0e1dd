package io.netsplit.network;

import io.netsplit.random.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * What makes a link worse for a while. Several changes of one link add up: latencies are summed, probabilities combine as
 * independent causes, the smallest bandwidth and the latest bursts count.
 *
 * @param latency added to the link's own, in nanoseconds, or null
 * @param loss probability, see {@link LinkSettings#loss}
 * @param bursts loss in bursts, or null
 * @param duplicate probability
 * @param reorder probability
 * @param corrupt probability
 * @param undetected true where damage passes the checksum
 * @param bandwidthBitsPerSecond an upper bound, or 0 for none
 */
public record LinkChange(
        @Nullable Distribution latency,
        double loss,
        @Nullable BurstLoss bursts,
        double duplicate,
        double reorder,
        double corrupt,
        boolean undetected,
        long bandwidthBitsPerSecond) {
    /** Changes nothing; the start of a chain of {@code with…}. */
    public static final LinkChange NONE = new LinkChange(null, 0, null, 0, 0, 0, false, 0);

    public LinkChange {
        Shares.check("loss", loss);
        Shares.check("duplication", duplicate);
        Shares.check("reordering", reorder);
        Shares.check("corruption", corrupt);
        if (bandwidthBitsPerSecond < 0) {
            throw new IllegalArgumentException("bandwidth must not be negative");
        }
    }

    public LinkChange withLatency(Distribution value) {
        return new LinkChange(value, loss, bursts, duplicate, reorder, corrupt, undetected, bandwidthBitsPerSecond);
    }

    public LinkChange withLoss(double value) {
        return new LinkChange(latency, value, bursts, duplicate, reorder, corrupt, undetected, bandwidthBitsPerSecond);
    }

    public LinkChange withBursts(BurstLoss value) {
        return new LinkChange(latency, loss, value, duplicate, reorder, corrupt, undetected, bandwidthBitsPerSecond);
    }

    public LinkChange withDuplicate(double value) {
        return new LinkChange(latency, loss, bursts, value, reorder, corrupt, undetected, bandwidthBitsPerSecond);
    }

    public LinkChange withReorder(double value) {
        return new LinkChange(latency, loss, bursts, duplicate, value, corrupt, undetected, bandwidthBitsPerSecond);
    }

    /** Damage, which the checksum detects or, with {@code passesChecksum}, does not. */
    public LinkChange withCorrupt(double value, boolean passesChecksum) {
        return new LinkChange(latency, loss, bursts, duplicate, reorder, value, passesChecksum, bandwidthBitsPerSecond);
    }

    public LinkChange withBandwidth(long bitsPerSecond) {
        return new LinkChange(latency, loss, bursts, duplicate, reorder, corrupt, undetected, bitsPerSecond);
    }
}
