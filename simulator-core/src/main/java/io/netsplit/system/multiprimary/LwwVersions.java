package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.causality.HybridLogicalClock;
import io.netsplit.causality.HybridTimestamp;
import io.netsplit.crdt.LwwRegister;
import io.netsplit.system.Values;
import io.netsplit.workload.Causality;
import io.netsplit.workload.Request;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Last write wins: an object is a register with one value and its timestamp, and the larger timestamp wins. With wall clocks
 * "last" is what the clocks say: a write through a node whose clock is behind loses against what it has just read. A hybrid
 * logical clock moves past every timestamp that it sees, so that a write is later than whatever its writer had seen; of two
 * that did not see each other one is lost all the same.
 */
final class LwwVersions implements Versions<LwwRegister<LwwVersions.Written>> {
    /**
     * A value as it was written.
     *
     * @param version which update wrote it
     * @param expiresNs by the clock of the node that took it, {@link Long#MAX_VALUE} for never
     */
    record Written(Dot version, @Nullable Object value, long expiresNs) {}

    /** Told of every read where values expire. */
    interface Reads {
        void read(int key, Dot version, boolean expired);
    }

    private final Settings settings;
    private final int self;
    private final Reads reads;
    private final boolean hybrid;
    private final HybridLogicalClock clock = new HybridLogicalClock();
    private HybridTimestamp lastWall = HybridTimestamp.ZERO;

    LwwVersions(Settings settings, int self, Reads reads) {
        this.settings = settings;
        this.self = self;
        this.reads = reads;
        this.hybrid = settings.versions() != VersionKind.WALL_CLOCK;
    }

    @Override
    public LwwRegister<Written> empty() {
        return LwwRegister.empty();
    }

    @Override
    public Change<LwwRegister<Written>> change(LwwRegister<Written> state, Request request, Dot update, long wallNs) {
        Values.Outcome outcome = Values.apply(settings.dataType(), live(state, wallNs), request);
        if (!outcome.changed()) {
            return Change.nothing(outcome.output());
        }
        HybridTimestamp seen = state.at();
        if (request.causality() instanceof Seen.Stamp stamp && stamp.at().compareTo(seen) > 0) {
            seen = stamp.at();
        }
        LwwRegister<Written> written =
                new LwwRegister<>(stamp(seen, wallNs), self, new Written(update, outcome.value(), expiry(wallNs)));
        boolean older = written.at().compareTo(seen) < 0 || state.isAfter(written);
        return Change.of(written, outcome.output())
                .telling(new MultiPrimaryEvent.UpdateMade(
                        request.key(),
                        update,
                        written.at(),
                        version(state),
                        older,
                        List.of(),
                        written.at().wallNs() - wallNs,
                        0));
    }

    private HybridTimestamp stamp(HybridTimestamp seen, long wallNs) {
        if (hybrid) {
            if (settings.receiveRule() && !seen.equals(HybridTimestamp.ZERO)) {
                clock.receive(seen, wallNs);
            }
            return clock.tick(wallNs);
        }
        long counter = lastWall.wallNs() == wallNs ? lastWall.counter() + 1 : 0;
        lastWall = new HybridTimestamp(wallNs, counter);
        return lastWall;
    }

    private long expiry(long wallNs) {
        return settings.expires() ? wallNs + settings.timeToLiveNs() : Long.MAX_VALUE;
    }

    private static @Nullable Dot version(LwwRegister<Written> state) {
        Written written = state.value();
        return written == null ? null : written.version();
    }

    private static @Nullable Object live(LwwRegister<Written> state, long wallNs) {
        Written written = state.value();
        return written == null || wallNs >= written.expiresNs() ? null : written.value();
    }

    @Override
    public @Nullable Object read(LwwRegister<Written> state, Request request, long wallNs) {
        Written written = state.value();
        if (settings.expires() && written != null && written.value() != null) {
            reads.read(request.key(), written.version(), wallNs >= written.expiresNs());
        }
        return Values.shown(settings.dataType(), live(state, wallNs));
    }

    @Override
    public @Nullable Causality seen(LwwRegister<Written> state) {
        return hybrid && state.value() != null ? new Seen.Stamp(state.at()) : null;
    }

    @Override
    public void received(LwwRegister<Written> state, long wallNs) {
        if (hybrid && settings.receiveRule()) {
            clock.receive(state.at(), wallNs);
        }
    }

    @Override
    public void show(int object, LwwRegister<Written> state, Map<Object, Object> contents, long wallNs) {
        Object value = live(state, wallNs);
        if (value != null) {
            contents.put((long) object, value);
        }
    }
}
