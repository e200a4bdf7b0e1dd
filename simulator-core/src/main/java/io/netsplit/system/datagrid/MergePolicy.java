package io.netsplit.system.datagrid;

import io.netsplit.system.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of a value that the side which gives itself up brings along, and of the value that is there. */
public enum MergePolicy {
    /** What is there stays; what is not there is taken in. */
    PUT_IF_ABSENT,
    /** The later one by the owners' wall clocks, in whole seconds; within one second, the one that is brought. */
    LATEST_UPDATE,
    /** The one that was read and written more often; of two alike, the one that is brought. */
    HIGHER_HITS,
    /** What is brought. */
    PASS_THROUGH,
    /** What is there, and nothing else. */
    DISCARD,
    /** A policy written for the objects: of sets everything that is in one of them, of other values the larger one. */
    UNITE;

    /** As in a scenario file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(MergePolicy::word).toList();
    }

    public static MergePolicy of(String word) {
        for (MergePolicy policy : values()) {
            if (policy.word().equals(word)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("no merge policy is called '" + word + "'");
    }

    /**
     * What one side knows of a key.
     *
     * @param updatedS when it was written, by the wall clock of who wrote it
     * @param hits how often it was used
     */
    public record Side(Object value, long updatedS, long hits) {}

    /** The value that is left of two. */
    public @Nullable Object merge(Side here, Side brought) {
        return switch (this) {
            case PUT_IF_ABSENT, DISCARD -> here.value();
            case PASS_THROUGH -> brought.value();
            case LATEST_UPDATE -> brought.updatedS() >= here.updatedS() ? brought.value() : here.value();
            case HIGHER_HITS -> brought.hits() >= here.hits() ? brought.value() : here.value();
            case UNITE -> united(here.value(), brought.value());
        };
    }

    /** What {@link #UNITE} makes of two values. */
    public static @Nullable Object united(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one instanceof List<?> && other instanceof List<?>
                ? Values.union(List.of(one, other))
                : Values.largest(List.of(one, other));
    }
}
