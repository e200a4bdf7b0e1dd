package io.netsplit.real.hazelcast;

import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.netsplit.real.control.Wire;
import org.jspecify.annotations.Nullable;

/** What travels between members beside Hazelcast's own: texts, and two classes that are known by their numbers. */
final class Parcels {
    static final int FACTORY = 7777;
    static final int CHANGE = 1;
    static final int UNITE = 2;

    private static final String VALUE = "value";

    private Parcels() {}

    static IdentifiedDataSerializable create(int number) {
        return switch (number) {
            case CHANGE -> new Change();
            case UNITE -> new UniteMergePolicy();
            default -> throw new IllegalArgumentException("there is no class " + number);
        };
    }

    /** A value as the map holds it; null for none. */
    static @Nullable String packed(@Nullable Object value) {
        return value == null ? null : Wire.line(VALUE, value);
    }

    static @Nullable Object unpacked(@Nullable String text) {
        return text == null ? null : Wire.value(Wire.read(text).get(VALUE));
    }
}
