package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.causality.Siblings;
import io.netsplit.causality.VersionVector;
import io.netsplit.history.Functions;
import io.netsplit.system.Values;
import io.netsplit.workload.Causality;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dotted version vectors: a write replaces the versions that its writer had seen, and stands beside all others. What the
 * writer had seen is what the client brings along from its last read, where a client writes a value of its own; or what the
 * node holds, where the node reads, modifies and writes back. Of several siblings that nothing merges, a node can modify none:
 * it refuses, until a client has read them and written one value.
 */
final class SiblingVersions implements Versions<SiblingState> {
    private final Settings settings;
    private final int self;
    private final DataType type;
    private final Merge merge;

    SiblingVersions(Settings settings, int self) {
        this.settings = settings;
        this.self = self;
        this.type = settings.dataType();
        this.merge = settings.merge() == Merge.BY_TYPE ? Merge.of(type) : settings.merge();
    }

    @Override
    public SiblingState empty() {
        return new SiblingState(Siblings.none());
    }

    @Override
    public Change<SiblingState> change(SiblingState state, Request request, Dot update, long wallNs) {
        Siblings<Object> siblings = state.siblings();
        if (merge == Merge.SIBLINGS && siblings.versions().size() > 1 && !isBlind(request)) {
            return Change.refusal();
        }
        Values.Outcome outcome = Values.apply(type, merged(siblings), request);
        if (!outcome.changed()) {
            return Change.nothing(outcome.output());
        }
        VersionVector seen = seen(siblings, request);
        Object value = outcome.value();
        if (value == null) {
            return Change.of(new SiblingState(siblings.remove(seen)), outcome.output());
        }
        Siblings<Object> written = siblings.write(self, settings.dots() ? seen : covering(siblings, seen), value);
        Dot version = new Dot(self, written.context().get(self));
        return Change.of(new SiblingState(written), outcome.output())
                .telling(new MultiPrimaryEvent.UpdateMade(
                        request.key(), version, null, null, false, displaced(siblings, written, seen), 0, 0));
    }

    /** In a plain version vector, the counter of a new version stands for all of its node before it. */
    private VersionVector covering(Siblings<Object> siblings, VersionVector seen) {
        return seen.with(self, siblings.context().get(self));
    }

    private static List<Dot> displaced(Siblings<Object> before, Siblings<Object> after, VersionVector seen) {
        List<Dot> displaced = new ArrayList<>();
        for (Siblings.Version<Object> version : before.versions()) {
            if (!after.versions().contains(version) && !seen.contains(version.dot())) {
                displaced.add(version.dot());
            }
        }
        return displaced;
    }

    private VersionVector seen(Siblings<Object> siblings, Request request) {
        if (!isBlind(request)) {
            return siblings.context();
        }
        return request.causality() instanceof Seen.Context context ? context.vector() : VersionVector.EMPTY;
    }

    /** True for what a client writes without the node reading first. */
    private static boolean isBlind(Request request) {
        return request.function().equals(Functions.WRITE)
                || request.function().equals(Functions.PUT)
                || request.function().equals(Functions.DELETE);
    }

    private @Nullable Object merged(Siblings<Object> siblings) {
        List<Object> values = siblings.values();
        if (values.isEmpty()) {
            return null;
        }
        return switch (merge) {
            case UNION -> Values.union(values);
            case LARGEST -> Values.largest(values);
            case SIBLINGS, BY_TYPE -> values.size() == 1 ? values.get(0) : values;
        };
    }

    @Override
    public @Nullable Object read(SiblingState state, Request request, long wallNs) {
        return Values.shown(type, merged(state.siblings()));
    }

    @Override
    public @Nullable Causality seen(SiblingState state) {
        return new Seen.Context(state.siblings().context());
    }

    @Override
    public void show(int object, SiblingState state, Map<Object, Object> contents, long wallNs) {
        Object value = merged(state.siblings());
        if (value != null) {
            contents.put((long) object, value);
        }
    }
}
