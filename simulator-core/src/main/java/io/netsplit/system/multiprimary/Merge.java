package io.netsplit.system.multiprimary;

import io.netsplit.workload.DataType;
import java.util.ArrayList;
import java.util.List;

/** What becomes of siblings. */
enum Merge {
    /** What suits the type of the workload. */
    BY_TYPE("by-type", List.of()),
    /** A read answers all of them: the reader decides. */
    SIBLINGS("siblings", List.of(DataType.REGISTER, DataType.CAS_REGISTER, DataType.KV)),
    /** The set of what is in any of them; an element that was removed from one comes back from another. */
    UNION("union", List.of(DataType.SET)),
    /** The largest of them. */
    LARGEST("largest", List.of(DataType.REGISTER, DataType.CAS_REGISTER, DataType.KV, DataType.COUNTER));

    private final String word;
    private final List<DataType> types;

    Merge(String word, List<DataType> types) {
        this.word = word;
        this.types = types;
    }

    String word() {
        return word;
    }

    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Merge merge : values()) {
            words.add(merge.word);
        }
        return List.copyOf(words);
    }

    static Merge of(String word) {
        for (Merge merge : values()) {
            if (merge.word.equals(word)) {
                return merge;
            }
        }
        throw new IllegalArgumentException("no merge is called '" + word + "'");
    }

    boolean suits(DataType type) {
        return types.contains(type);
    }

    /** The first that suits, in the order in which they are documented. */
    static Merge of(DataType type) {
        for (Merge merge : values()) {
            if (merge.suits(type)) {
                return merge;
            }
        }
        throw new IllegalArgumentException("nothing merges a " + type.word());
    }

    static String suiting(DataType type) {
        List<String> words = new ArrayList<>();
        for (Merge merge : values()) {
            if (merge.suits(type)) {
                words.add(merge.word);
            }
        }
        return String.join(" or ", words);
    }
}
