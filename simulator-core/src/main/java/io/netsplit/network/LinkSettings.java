package io.netsplit.network;

import io.netsplit.random.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * How a directed link treats messages when nothing is wrong with it.
 *
 * @param latency time on the way in nanoseconds, drawn for each message by itself: messages may overtake each other
 * @param loss probability that a message is lost, independent of the others
 * @param bursts loss in bursts on top, or null
 * @param duplicate probability that a message arrives twice, the copy after one to two times its latency
 * @param reorder probability that a message is held back, for up to four times the mean latency on top of its own
 * @param corrupt probability that a message is damaged
 * @param checksum true where the receiver detects the damage and drops the message; false where it is delivered damaged,
 *     if it is {@link io.netsplit.node.Corruptible}, and dropped if not
 * @param bandwidthBitsPerSecond what the link serialises one message after the other; 0 is unlimited
 * @param queueBytes what may wait for the bandwidth; what does not fit is dropped
 */
public record LinkSettings(
        Distribution latency,
        double loss,
        @Nullable BurstLoss bursts,
        double duplicate,
        double reorder,
        double corrupt,
        boolean checksum,
        long bandwidthBitsPerSecond,
        long queueBytes) {
    /** One mebibyte: some 700 full Ethernet frames. */
    public static final long DEFAULT_QUEUE_BYTES = 1 << 20;

    public LinkSettings {
        Shares.check("loss", loss);
        Shares.check("duplication", duplicate);
        Shares.check("reordering", reorder);
        Shares.check("corruption", corrupt);
        if (bandwidthBitsPerSecond < 0 || queueBytes <= 0) {
            throw new IllegalArgumentException("bandwidth must not be negative and the queue must hold something");
        }
    }

    /** A link that only delays. */
    public static LinkSettings of(Distribution latency) {
        return new LinkSettings(latency, 0, null, 0, 0, 0, true, 0, DEFAULT_QUEUE_BYTES);
    }

    public LinkSettings withLatency(Distribution value) {
        return new LinkSettings(
                value, loss, bursts, duplicate, reorder, corrupt, checksum, bandwidthBitsPerSecond, queueBytes);
    }

    public LinkSettings withLoss(double value) {
        return new LinkSettings(
                latency, value, bursts, duplicate, reorder, corrupt, checksum, bandwidthBitsPerSecond, queueBytes);
    }

    public LinkSettings withBursts(BurstLoss value) {
        return new LinkSettings(
                latency, loss, value, duplicate, reorder, corrupt, checksum, bandwidthBitsPerSecond, queueBytes);
    }

    public LinkSettings withDuplicate(double value) {
        return new LinkSettings(
                latency, loss, bursts, value, reorder, corrupt, checksum, bandwidthBitsPerSecond, queueBytes);
    }

    public LinkSettings withReorder(double value) {
        return new LinkSettings(
                latency, loss, bursts, duplicate, value, corrupt, checksum, bandwidthBitsPerSecond, queueBytes);
    }

    /** See {@link #corrupt} and {@link #checksum}. */
    public LinkSettings withCorrupt(double value, boolean detected) {
        return new LinkSettings(
                latency, loss, bursts, duplicate, reorder, value, detected, bandwidthBitsPerSecond, queueBytes);
    }

    public LinkSettings withBandwidth(long bitsPerSecond) {
        return new LinkSettings(
                latency, loss, bursts, duplicate, reorder, corrupt, checksum, bitsPerSecond, queueBytes);
    }

    public LinkSettings withQueueBytes(long value) {
        return new LinkSettings(
                latency, loss, bursts, duplicate, reorder, corrupt, checksum, bandwidthBitsPerSecond, value);
    }
}
