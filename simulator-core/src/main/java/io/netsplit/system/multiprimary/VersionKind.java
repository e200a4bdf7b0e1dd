package io.netsplit.system.multiprimary;

import java.util.ArrayList;
import java.util.List;

/** How concurrent updates come together. */
enum VersionKind {
    /** The larger timestamp of the nodes' wall clocks wins. */
    WALL_CLOCK("lww-wall-clock"),
    /** The larger timestamp of the nodes' hybrid logical clocks wins. */
    HYBRID_CLOCK("lww-hybrid-logical-clock"),
    /** Both stay, as siblings. */
    DOTTED_VERSION_VECTOR("dotted-version-vector"),
    /** The type of the object says how they join. */
    CRDT("crdt");

    private final String word;

    VersionKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (VersionKind kind : values()) {
            words.add(kind.word);
        }
        return List.copyOf(words);
    }

    static VersionKind of(String word) {
        for (VersionKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no versions are called '" + word + "'");
    }

    boolean isLastWriteWins() {
        return this == WALL_CLOCK || this == HYBRID_CLOCK;
    }
}
