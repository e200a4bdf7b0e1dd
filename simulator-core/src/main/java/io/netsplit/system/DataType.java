package io.netsplit.system;

import java.util.List;
import java.util.Locale;

/** What kind of object the keys of one run hold, and which functions its clients call: see {@link io.netsplit.history.Functions}. */
public enum DataType {
    /** read, write, cas. */
    REGISTER,
    /** get, put, append, delete: a store of many keys; append puts text behind text. */
    KV,
    /** add, remove, read: read gives the elements in ascending order. */
    SET,
    /** add, read. */
    COUNTER,
    /** enqueue, dequeue. */
    QUEUE;

    /** The word in a scenario file's {@code workload.type}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type with this {@link #word}; an {@link IllegalArgumentException} names the words that there are. */
    public static DataType of(String word) {
        for (DataType type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no data type is called '" + word + "'; there are " + words());
    }

    /** All words, in the order in which they are documented. */
    public static List<String> words() {
        return List.of(values()).stream().map(DataType::word).toList();
    }
}
