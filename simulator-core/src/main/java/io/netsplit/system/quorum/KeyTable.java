package io.netsplit.system.quorum;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** What belongs to each key. Keys are small numbers, as workloads have them, and stand in an array; a few others do not. */
final class KeyTable<V> {
    private static final int MOST_SMALL = 1 << 20;

    private @Nullable Object[] small = new Object[64];
    private final Map<Integer, V> others = new LinkedHashMap<>();
    private int size;

    @Nullable
    @SuppressWarnings("unchecked")
    V get(int key) {
        if (key >= 0 && key < MOST_SMALL) {
            return key < small.length ? (V) small[key] : null;
        }
        return others.get(key);
    }

    void put(int key, V value) {
        if (key < 0 || key >= MOST_SMALL) {
            size += others.put(key, value) == null ? 1 : 0;
            return;
        }
        if (key >= small.length) {
            small = Arrays.copyOf(small, Math.min(MOST_SMALL, Math.max(2 * small.length, key + 1)));
        }
        size += small[key] == null ? 1 : 0;
        small[key] = value;
    }

    int size() {
        return size;
    }

    /** In ascending order, large and negative keys last. */
    @SuppressWarnings("unchecked")
    void forEach(ObjIntConsumer<V> action) {
        for (int key = 0; key < small.length; key++) {
            Object value = small[key];
            if (value != null) {
                action.accept((V) value, key);
            }
        }
        others.forEach((key, value) -> action.accept(value, key));
    }
}
