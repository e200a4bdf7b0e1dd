package io.netsplit.system;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;

/**
 * A replica of a system with one order of operations has applied everything up to {@code position}. Whether replicas have
 * converged is read off these: a replica has what was acknowledged before some instant once its position is what the
 * furthest replica's position was then.
 *
 * @param position in the common order, growing; a restart begins again at what the disk kept
 * @param digest hash of everything applied up to there: equal positions have equal digests, or the replicas have diverged
 */
public record Applied(long position, long digest) implements ProtocolEvent {
    @Override
    public String type() {
        return "applied";
    }

    @Override
    public void describe(Fields fields) {
        fields.put("position", position).put("digest", digest);
    }
}
