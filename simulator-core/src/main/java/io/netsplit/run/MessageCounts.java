package io.netsplit.run;

import io.netsplit.node.CountedMessages;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.trace.DropReason;
import io.netsplit.trace.Observer;
import java.util.Arrays;

/**
 * How many messages were sent and lost in each hundredth of a second: figures of a window are to within one of those. Real
 * nodes tell how many they sent when some time has passed, and nobody knows what they lost.
 */
public final class MessageCounts implements Observer {
    private static final long BUCKET_NS = 10_000_000;
    private static final int MOST_BUCKETS = 1 << 24;

    private int[] sent = new int[1024];
    private int[] lost = new int[1024];

    private boolean nodesAreReal;
    private boolean isMiscounted;

    MessageCounts() {}

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof CountedMessages counted) {
            nodesAreReal = true;
            isMiscounted |= counted.messages().isEmpty();
            int bucket = bucket(timeNs);
            sent[bucket] += Math.toIntExact(counted.messages().orElse(0));
        }
    }

    @Override
    public void messageSent(long timeNs, long id, int from, int to, Message message) {
        int bucket = bucket(timeNs);
        sent[bucket]++;
    }

    @Override
    public void messageDropped(long timeNs, long id, int from, int to, Message message, DropReason reason) {
        int bucket = bucket(timeNs);
        lost[bucket]++;
    }

    /** Messages that nodes and clients sent in [fromNs, toNs); NaN where not all could be counted. */
    public double sent(long fromNs, long toNs) {
        return isMiscounted ? Double.NaN : sum(sent, fromNs, toNs);
    }

    /** Messages of which it became clear in [fromNs, toNs) that they would not arrive; NaN where nobody can tell. */
    public double lost(long fromNs, long toNs) {
        return nodesAreReal ? Double.NaN : sum(lost, fromNs, toNs);
    }

    private static long sum(int[] counts, long fromNs, long toNs) {
        long total = 0;
        long until = Math.min(counts.length, (toNs + BUCKET_NS - 1) / BUCKET_NS);
        for (int i = (int) Math.min(counts.length, fromNs / BUCKET_NS); i < until; i++) {
            total += counts[i];
        }
        return total;
    }

    private int bucket(long timeNs) {
        int bucket = (int) Math.min(MOST_BUCKETS - 1, timeNs / BUCKET_NS);
        if (bucket >= sent.length) {
            int length = Math.min(MOST_BUCKETS, Math.max(2 * sent.length, bucket + 1));
            sent = Arrays.copyOf(sent, length);
            lost = Arrays.copyOf(lost, length);
        }
        return bucket;
    }
}
