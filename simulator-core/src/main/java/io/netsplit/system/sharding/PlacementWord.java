package io.netsplit.system.sharding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of the option {@code placement}. */
public enum PlacementWord {
    MODULO,
    HASH_RING,
    RENDEZVOUS,
    WEIGHTED_RENDEZVOUS,
    JUMP_HASH,
    MAGLEV,
    BOUNDED_LOADS,
    RANGE,
    DIRECTORY;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    String word() {
        return word;
    }

    boolean isRing() {
        return this == HASH_RING || this == BOUNDED_LOADS;
    }

    boolean isRendezvous() {
        return this == RENDEZVOUS || this == WEIGHTED_RENDEZVOUS;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(PlacementWord::word).toList();
    }

    static PlacementWord of(String word) {
        for (PlacementWord placement : values()) {
            if (placement.word.equals(word)) {
                return placement;
            }
        }
        throw new IllegalArgumentException("no placement is called '" + word + "'");
    }
}
