package io.netsplit.system.primarybackup;

import io.netsplit.workload.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place in the replicated log: a client's write, a change of membership, or the mark with which a primary begins.
 *
 * @param stamp which primary put it there, see {@link Stamp}
 * @param request the write, or null
 * @param members the membership from here on, or null
 */
record Entry(
        long stamp, @Nullable Request request, @Nullable List<Integer> members) {
    private static final int HEADER_BYTES = 32;

    static Entry write(long stamp, Request request) {
        return new Entry(stamp, request, null);
    }

    static Entry mark(long stamp) {
        return new Entry(stamp, null, null);
    }

    static Entry membership(long stamp, List<Integer> members) {
        return new Entry(stamp, null, List.copyOf(members));
    }

    int sizeBytes() {
        int payload = request != null ? request.sizeBytes() : 0;
        return HEADER_BYTES + payload + (members != null ? 4 * members.size() : 0);
    }
}
