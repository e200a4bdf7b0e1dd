package io.netsplit.real.jgroups;

import io.netsplit.real.control.Wire;
import io.netsplit.system.DataStore;
import io.netsplit.system.Values;
import io.netsplit.system.datagrid.MergePolicy;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One replica of a map on top of views: every member holds every key, the coordinator of the view orders the writes, and a
 * write is done once every member of the view has it. Where views merge, one member of each former view casts what it
 * has, and every member merges it, by the same policy in the same order.
 *
 * <p>Needs of what carries its texts no more than first-in-first-out order between two members: a text of another view, and a
 * write of a coordinator that has the states for which this member still waits, may come before their time and wait here.
 */
final class MapReplica {
    /** What a replica reaches others, its clients and its controller by. */
    interface Outside {
        /** To every member of the view, this one included. */
        void cast(String text);

        void tell(int node, String text);

        void answer(long id, Reply.Status status, @Nullable Object output);

        void held(long key, long digest);

        /** Told by the coordinator alone, since all members decide the same. */
        void merged(long view, ReplicatedMap.Outcome outcome);

        /** This member has begun in a view. */
        void begun(int members);
    }

    /**
     * A view in which this member finds itself.
     *
     * @param number grows from view to view
     * @param members the coordinator first
     * @param states whose state the view begins with, in the order in which they are merged: one member of every view that
     *     has merged, or the coordinator alone
     */
    record Installed(long number, List<Integer> members, List<Integer> states) {
        int coordinator() {
            return members.get(0);
        }
    }

    /** A write of a client of this node, which all members of the view have to confirm. */
    private static final class Open {
        private final long id;
        private final Set<Integer> confirmed = new LinkedHashSet<>();
        private @Nullable Object output;

        private Open(long id) {
            this.id = id;
        }
    }

    private record Early(int from, Map<String, @Nullable Object> line) {}

    private final int node;
    private final long protection;
    private final MergePolicy policy;
    private final ReplicatedMap map;
    private final Outside outside;
    private final Map<Long, Open> open = new LinkedHashMap<>();
    /** What the former views had, by the member that tells; null for what has not arrived. */
    private final Map<Integer, @Nullable List<?>> awaited = new LinkedHashMap<>();

    private final List<Early> early = new ArrayList<>();
    private @Nullable Installed view;

    /** {@code protection} is how many members a view needs to serve. */
    MapReplica(int node, DataType type, MergePolicy policy, long protection, Outside outside) {
        this.node = node;
        this.map = new ReplicatedMap(type);
        this.policy = policy;
        this.protection = protection;
        this.outside = outside;
    }

    List<Object> contents() {
        return map.contents();
    }

    // Views

    void installed(Installed next) {
        view = next;
        awaited.clear();
        next.states().forEach(coordinator -> awaited.put(coordinator, null));
        if (awaited.containsKey(node)) {
            outside.cast(Wire.line("do", "state", "view", next.number(), "entries", map.state()));
        }
        open.values().removeIf(this::answerWhereDone);
        takeUpEarly();
    }

    private void takeUpEarly() {
        List<Early> due = List.copyOf(early);
        early.clear();
        due.forEach(one -> arrived(one.from, one.line));
    }

    /** What belongs to a view that this member does not have yet is kept for then. */
    private boolean isEarly(int from, Map<String, @Nullable Object> line) {
        Installed now = view;
        boolean tooEarly = now == null || Wire.number(line, "view") > now.number();
        if (tooEarly) {
            early.add(new Early(from, line));
        }
        return tooEarly;
    }

    private boolean isLate(Map<String, @Nullable Object> line) {
        Installed now = view;
        return now == null || Wire.number(line, "view") < now.number();
    }

    private void stateArrived(int from, Map<String, @Nullable Object> line) {
        Installed now = view;
        if (isEarly(from, line) || now == null || isLate(line) || !awaited.containsKey(from)) {
            return;
        }
        awaited.put(from, line.get("entries") instanceof List<?> entries ? entries : List.of());
        if (!awaited.containsValue(null)) {
            mergeAll(now);
        }
    }

    private void mergeAll(Installed now) {
        boolean first = true;
        for (List<?> state : awaited.values()) {
            List<?> entries = state == null ? List.of() : state;
            if (first) {
                map.replace(entries);
                first = false;
            } else {
                ReplicatedMap.Outcome outcome = map.merge(entries, policy);
                if (now.coordinator() == node) {
                    outside.merged(now.number(), outcome);
                }
            }
        }
        awaited.clear();
        map.keys().forEach(this::tellHeld);
        outside.begun(now.members().size());
        takeUpEarly();
    }

    private void tellHeld(long key) {
        outside.held(key, map.digest(key));
    }

    // Clients

    private boolean serves(@Nullable Installed now) {
        return now != null && awaited.isEmpty() && now.members().size() >= protection;
    }

    /** A client of this node asks. */
    void asked(long id, Request request) {
        Installed now = view;
        if (now == null || !serves(now)) {
            outside.answer(id, Reply.Status.REFUSED, null);
        } else if (DataStore.isRead(request.function())) {
            outside.answer(id, Reply.Status.OK, map.read(request));
        } else {
            open.put(id, new Open(id));
            outside.tell(now.coordinator(), "{\"do\":\"write\",\"request\":" + Wire.request(id, request) + "}");
        }
    }

    /** The coordinator orders a write, or has become none meanwhile. */
    private void writeArrived(int from, Map<String, @Nullable Object> asked) {
        long id = Wire.number(asked, "id");
        Installed now = view;
        if (now == null || now.coordinator() != node || !serves(now)) {
            outside.tell(from, Wire.line("do", "refused", "id", id));
            return;
        }
        Request request = Wire.request(asked);
        Values.Outcome outcome = map.outcome(request);
        long updatedS = ReplicatedMap.nowS();
        if (outcome.changed()) {
            map.put(request.key(), outcome.value(), updatedS);
            tellHeld(request.key());
        }
        outside.cast(Wire.line(
                "do",
                "apply",
                "node",
                from,
                "id",
                id,
                "key",
                request.key(),
                "changed",
                outcome.changed(),
                "value",
                outcome.value(),
                "updatedS",
                updatedS,
                "output",
                outcome.output(),
                "view",
                now.number()));
    }

    private void applyArrived(int from, Map<String, @Nullable Object> line) {
        if (isEarly(from, line) || isLate(line)) {
            return; // late ones are part of the state with which the view began
        }
        if (!awaited.isEmpty()) {
            early.add(new Early(from, line)); // its coordinator has begun before this member, and it comes on top
            return;
        }
        if (Boolean.TRUE.equals(line.get("changed")) && from != node) {
            map.put(Wire.number(line, "key"), Wire.value(line.get("value")), Wire.number(line, "updatedS"));
            tellHeld(Wire.number(line, "key"));
        }
        Object output = Wire.value(line.get("output"));
        outside.tell(
                (int) Wire.number(line, "node"),
                Wire.line("do", "applied", "id", Wire.number(line, "id"), "output", output));
    }

    private void appliedArrived(int from, Map<String, @Nullable Object> line) {
        Open one = open.get(Wire.number(line, "id"));
        if (one != null) {
            one.confirmed.add(from);
            one.output = Wire.value(line.get("output"));
            if (answerWhereDone(one)) {
                open.remove(one.id);
            }
        }
    }

    /** Done is what every member of the view has; a write that a former coordinator had is open for ever. */
    private boolean answerWhereDone(Open one) {
        Installed now = view;
        if (now == null
                || one.confirmed.isEmpty()
                || now.members().size() < protection
                || !one.confirmed.containsAll(now.members())) {
            return false;
        }
        outside.answer(one.id, Reply.Status.OK, one.output);
        return true;
    }

    // Messages

    /** What another member, or this one, has cast or told. */
    void arrived(int from, Map<String, @Nullable Object> line) {
        switch (Wire.text(line, "do")) {
            case "write" -> {
                if (line.get("request") instanceof Map<?, ?> request) {
                    Map<String, @Nullable Object> asked = new LinkedHashMap<>();
                    request.forEach((name, value) -> asked.put(String.valueOf(name), value));
                    writeArrived(from, asked);
                }
            }
            case "apply" -> applyArrived(from, line);
            case "applied" -> appliedArrived(from, line);
            case "state" -> stateArrived(from, line);
            case "refused" -> {
                Open one = open.remove(Wire.number(line, "id"));
                if (one != null) {
                    outside.answer(one.id, Reply.Status.REFUSED, null);
                }
            }
            default -> throw new IllegalArgumentException("members do not say this to each other: " + line);
        }
    }
}
