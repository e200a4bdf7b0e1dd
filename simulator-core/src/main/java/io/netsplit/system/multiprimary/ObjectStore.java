package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.causality.VersionVector;
import io.netsplit.crdt.Crdt;
import io.netsplit.node.Context;
import io.netsplit.workload.Causality;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The objects of one node: what its own clients and the other nodes have made of them so far. */
final class ObjectStore<S extends Crdt<S>> {
    /**
     * What became of a request.
     *
     * @param payload what the others are to be sent; null where nothing has changed
     */
    record Effect(
            @Nullable Crdt<?> payload,
            @Nullable Object output,
            boolean refused,
            MultiPrimaryEvent.@Nullable UpdateMade made) {}

    private final Versions<S> versions;
    private final boolean wholeStates;
    private final List<Integer> replicas;
    private final Map<Integer, S> states = new LinkedHashMap<>();
    private final Map<Integer, VersionVector> changedBy = new LinkedHashMap<>();

    private ObjectStore(Versions<S> versions, Settings settings) {
        this.versions = versions;
        this.wholeStates = settings.wholeStates();
        this.replicas = IntStream.range(0, settings.nodes()).boxed().toList();
    }

    static <S extends Crdt<S>> ObjectStore<S> of(Versions<S> versions, Settings settings) {
        return new ObjectStore<>(versions, settings);
    }

    int object(Request request) {
        return versions.object(request);
    }

    /** Does what the request asks for, as update {@code dot}. */
    Effect change(Request request, Dot dot, long wallNs) {
        int object = versions.object(request);
        S before = state(object);
        Change<S> change = versions.change(before, request, dot, wallNs);
        S delta = change.delta();
        if (delta == null) {
            return new Effect(null, change.output(), change.refused(), null);
        }
        S after = before.join(delta);
        states.put(object, after);
        noteChange(object, VersionVector.EMPTY.with(dot));
        return new Effect(versions.shipped(wholeStates ? after : delta), change.output(), false, change.made());
    }

    /** Takes what {@code by} has changed from another node, or from the disk. */
    @SuppressWarnings("unchecked") // all nodes of a run have the same versions
    void join(int object, Crdt<?> payload, VersionVector by, long wallNs) {
        S received = (S) payload;
        versions.received(received, wallNs);
        states.put(object, state(object).join(received));
        noteChange(object, by);
    }

    private void noteChange(int object, VersionVector by) {
        changedBy.merge(object, by, VersionVector::join);
    }

    /** Lets observers see which updates of this object are here. */
    void tell(int object, Context context) {
        VersionVector by = changedBy.getOrDefault(object, VersionVector.EMPTY);
        context.emit(new MultiPrimaryEvent.UpdatesHeld(object, by.hashCode(), replicas));
    }

    void tellAll(Context context) {
        for (int object : changedBy.keySet()) {
            tell(object, context);
        }
    }

    /** The objects changed by updates that are not in {@code known}. */
    List<ReplicationMessage.ObjectState> changedBeyond(VersionVector known) {
        List<ReplicationMessage.ObjectState> changed = new ArrayList<>();
        changedBy.forEach((object, by) -> {
            if (!known.covers(by)) {
                changed.add(new ReplicationMessage.ObjectState(object, versions.shipped(state(object)), by));
            }
        });
        return changed;
    }

    @Nullable
    Object read(Request request, long wallNs) {
        return versions.read(state(versions.object(request)), request, wallNs);
    }

    @Nullable
    Causality seen(Request request) {
        return versions.seen(state(versions.object(request)));
    }

    Map<Object, Object> contents(long wallNs) {
        Map<Object, Object> contents = new LinkedHashMap<>();
        states.forEach((object, state) -> versions.show(object, state, contents, wallNs));
        return contents;
    }

    private S state(int object) {
        S state = states.get(object);
        return state == null ? versions.empty() : state;
    }
}
