package io.netsplit.system.membership;

import io.netsplit.system.Meter.Window;
import java.util.Arrays;
import java.util.List;

/** Messages and their bytes in each hundredth of a second: figures of a window are to within one of those. */
final class MessageLoad {
    private static final long BUCKET_NS = 10_000_000;
    private static final int MOST_BUCKETS = 1 << 24;
    private static final double NS_PER_SECOND = 1e9;

    private long[] messages = new long[1024];
    private long[] bytes = new long[1024];

    void sent(long timeNs, int sizeBytes) {
        int bucket = (int) Math.min(MOST_BUCKETS - 1, timeNs / BUCKET_NS);
        if (bucket >= messages.length) {
            int length = Math.min(MOST_BUCKETS, Math.max(2 * messages.length, bucket + 1));
            messages = Arrays.copyOf(messages, length);
            bytes = Arrays.copyOf(bytes, length);
        }
        messages[bucket]++;
        bytes[bucket] += sizeBytes;
    }

    /** Messages per second over the windows together. */
    double messagesPerSecond(List<Window> windows) {
        return perSecond(messages, windows);
    }

    double bytesPerSecond(List<Window> windows) {
        return perSecond(bytes, windows);
    }

    private static double perSecond(long[] counts, List<Window> windows) {
        double total = 0;
        double lengthNs = 0;
        for (Window window : windows) {
            int to = (int) Math.min(counts.length, (window.endNs() + BUCKET_NS - 1) / BUCKET_NS);
            for (int i = (int) Math.min(counts.length, window.startNs() / BUCKET_NS); i < to; i++) {
                total += counts[i];
            }
            lengthNs += window.endNs() - window.startNs();
        }
        return lengthNs == 0 ? Double.NaN : total / lengthNs * NS_PER_SECOND;
    }
}
