package io.netsplit.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether all live replicas hold the same. Unknown with fewer than two of them, or where none holds any key.
 *
 * @param finding whether they do
 * @param keys how many keys were compared
 * @param differences the keys on which they differ, in ascending order
 */
public record Convergence(Finding finding, long keys, List<Difference> differences) {
    /**
     * One key on which the replicas do not agree.
     *
     * @param key on which replicas differ
     * @param byNode what each node holds there, null for nothing, in the order of the replicas
     */
    public record Difference(Object key, Map<String, @Nullable Object> byNode) {
        /** "key 7: n1 = 4, n2 = 5". */
        public String sentence() {
            List<String> held = new ArrayList<>();
            byNode.forEach((node, value) -> held.add(node + " = " + Phrases.value(value)));
            return "key " + key + ": " + String.join(", ", held);
        }
    }

    public Convergence {
        differences = List.copyOf(differences);
    }

    /** Compares the replicas key by key. Sets are equal in any order, lists only in the same. */
    public static Convergence of(List<Replica> replicas) {
        TreeSet<Object> keys = new TreeSet<>(Convergence::compareKeys);
        for (Replica replica : replicas) {
            keys.addAll(replica.objects().keySet());
        }
        List<Difference> differences = new ArrayList<>();
        for (Object key : keys) {
            if (differs(replicas, key)) {
                Map<String, @Nullable Object> byNode = new LinkedHashMap<>();
                replicas.forEach(
                        replica -> byNode.put(replica.node(), replica.objects().get(key)));
                differences.add(new Difference(key, byNode));
            }
        }
        if (!differences.isEmpty()) {
            return new Convergence(Finding.VIOLATED, keys.size(), differences);
        }
        boolean known = replicas.size() > 1 && !keys.isEmpty();
        return new Convergence(known ? Finding.HOLDS : Finding.UNKNOWN, keys.size(), differences);
    }

    private static boolean differs(List<Replica> replicas, Object key) {
        Object first = replicas.get(0).objects().get(key);
        for (Replica replica : replicas) {
            if (!Objects.equals(first, replica.objects().get(key))) {
                return true;
            }
        }
        return false;
    }

    /** Numbers by size, then everything else by its text. */
    private static int compareKeys(Object first, Object second) {
        if (first instanceof Number one && second instanceof Number other) {
            return Long.compare(one.longValue(), other.longValue());
        }
        if (first instanceof Number || second instanceof Number) {
            return first instanceof Number ? -1 : 1;
        }
        return first.toString().compareTo(second.toString());
    }
}
