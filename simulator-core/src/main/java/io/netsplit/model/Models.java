package io.netsplit.model;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The models that come with netsplit, each with its usual initial state or one of the user's. */
public final class Models {
    private Models() {}

    /** Every model by its default initial state, in the order of the documentation. */
    public static List<Model> all() {
        return List.of(register(), casRegister(), kv(), set(), counter(), queue());
    }

    /** The model with this name, initially empty; none where there is no such model. */
    public static Optional<Model> named(String name) {
        return all().stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /** Read, write and cas of one value a key, initially null. */
    public static Model register() {
        return register(null);
    }

    public static Model register(@Nullable Object initial) {
        return new Register("register", initial);
    }

    /** The same as {@link #register()} under the name that says that cas is used. */
    public static Model casRegister() {
        return casRegister(null);
    }

    public static Model casRegister(@Nullable Object initial) {
        return new Register("cas-register", initial);
    }

    /** Get, put, append and delete by key, every key initially absent. */
    public static Model kv() {
        return kv(null);
    }

    public static Model kv(@Nullable Object initialOfEveryKey) {
        return new KeyValueStore(initialOfEveryKey);
    }

    /** Add, remove and read of a set, initially empty. */
    public static Model set() {
        return set(List.of());
    }

    public static Model set(Collection<?> initial) {
        return new ElementSet(initial);
    }

    /** Add and read of a sum, initially zero. */
    public static Model counter() {
        return counter(0);
    }

    public static Model counter(long initial) {
        return new Counter(initial);
    }

    /** Enqueue and dequeue, first in first out, initially empty. */
    public static Model queue() {
        return queue(List.of());
    }

    /** {@code initial} holds the elements from the head on. */
    public static Model queue(Collection<?> initial) {
        return new FifoQueue(initial);
    }
}
