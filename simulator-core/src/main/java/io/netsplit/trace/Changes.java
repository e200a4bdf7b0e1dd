package io.netsplit.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields of two lines differ, in the order and by the names of the file. */
final class Changes {
    private static final String KIND = "e";
    private static final String TYPE = "type";

    private Changes() {}

    static List<Change> between(TraceHeader one, TraceHeader other) {
        return differing(header(one), header(other));
    }

    static List<Change> between(TraceReader.End one, TraceReader.End other) {
        return differing(TraceFields.of(one), TraceFields.of(other));
    }

    /**
     * Of events of two kinds only what both have is told, and of messages of two types not what they hold: a list of all that
     * one has and the other has not would say no more.
     */
    static List<Change> between(TraceEvent one, TraceEvent other) {
        Map<String, @Nullable Object> here = TraceFields.of(one);
        Map<String, @Nullable Object> there = TraceFields.of(other);
        if (!Objects.equals(here.get(KIND), there.get(KIND))) {
            here.keySet().retainAll(there.keySet());
            there.keySet().retainAll(here.keySet());
        }
        if (!Objects.equals(here.get(TYPE), there.get(TYPE))) {
            here.keySet().removeIf(TraceFields::isHeld);
            there.keySet().removeIf(TraceFields::isHeld);
        }
        return differing(here, there);
    }

    private static List<Change> differing(Map<String, @Nullable Object> one, Map<String, @Nullable Object> other) {
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(one.get(name), other.get(name))) {
                changes.add(new Change(name, one.get(name), other.get(name)));
            }
        }
        return List.copyOf(changes);
    }

    private static Map<String, @Nullable Object> header(TraceHeader header) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("engine", header.engine());
        fields.put("scenario", header.scenario());
        fields.put("variant", header.variant());
        fields.put("seed", header.seed());
        fields.put("duration", header.durationNs());
        fields.put("nodes", header.nodes());
        fields.put("clients", header.clients());
        return fields;
    }
}
