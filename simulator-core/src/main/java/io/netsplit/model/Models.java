package io.netsplit.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The models that come with netsplit: by a method each, with the usual initial state or one of the user's, and by name, as
 * the command line asks for them.
 */
public final class Models {
    private static final String ANY = "any value";
    private static final String ELEMENTS = "a list of elements";

    private Models() {}

    /** Every model by its default initial state, in the order of the documentation. */
    public static List<Model> all() {
        return known().stream().map(NamedModel::usual).toList();
    }

    /** Every model by name, in the order of the documentation. */
    public static List<NamedModel> known() {
        List<NamedModel> known = new ArrayList<>(objects());
        known.addAll(collections());
        return Collections.unmodifiableList(known);
    }

    private static List<NamedModel> objects() {
        return List.of(
                new NamedModel("register", List.of(), "one value a key", ANY, register(), Models::register),
                new NamedModel(
                        "cas-register",
                        List.of("cas"),
                        "the same, under the name that says that cas is used",
                        ANY,
                        casRegister(),
                        Models::casRegister),
                new NamedModel(
                        "multi-register",
                        List.of("registers", "multiregister"),
                        "several registers that one transaction reads and writes at once",
                        "one value for every register, or an object of registers and values",
                        multiRegister(),
                        initial -> initial instanceof Map<?, ?> map ? multiRegisterOf(map) : multiRegister(initial)),
                new NamedModel(
                        "mutex",
                        List.of("lock"),
                        "a lock that one holds at a time",
                        "true or \"held\", false or \"free\"",
                        mutex(),
                        initial -> mutex(held(initial))),
                new NamedModel(
                        "kv",
                        List.of("key-value", "key-value-store", "store"),
                        "a store of values by key; append makes lists longer, and text where both are text",
                        ANY + ", which every key then has",
                        kv(),
                        Models::kv));
    }

    private static List<NamedModel> collections() {
        return List.of(
                new NamedModel(
                        "set",
                        List.of("element-set"),
                        "a set; a read answers every element once, in any order",
                        ELEMENTS,
                        set(),
                        initial -> set(elements(initial))),
                new NamedModel(
                        "counter",
                        List.of(),
                        "a sum; add by an amount, increment and decrement by one where no amount is given",
                        "a whole number",
                        counter(),
                        initial -> counter(Inputs.number(initial))),
                new NamedModel(
                        "queue",
                        List.of("fifo-queue", "fifo"),
                        "first in, first out; a dequeue of nothing found it empty",
                        ELEMENTS + ", head first",
                        queue(),
                        initial -> queue(elements(initial))),
                new NamedModel(
                        "stack",
                        List.of("lifo-stack", "lifo"),
                        "last in, first out; a pop of nothing found it empty",
                        ELEMENTS + ", top last",
                        stack(),
                        initial -> stack(elements(initial))),
                new NamedModel(
                        "list",
                        List.of("append-only-list", "append-list", "log"),
                        "a list that only grows at its end; a read answers all of it",
                        ELEMENTS,
                        list(),
                        initial -> list(elements(initial))));
    }

    private static Collection<?> elements(@Nullable Object initial) {
        if (initial instanceof Collection<?> elements && elements.stream().noneMatch(Objects::isNull)) {
            return elements;
        }
        throw new IllegalArgumentException("no list of elements");
    }

    private static boolean held(@Nullable Object initial) {
        if ("held".equals(initial) || "free".equals(initial)) {
            return "held".equals(initial);
        }
        return Inputs.truth(initial);
    }

    /** The model that this is a name of; none where there is no such model. */
    public static Optional<NamedModel> called(String name) {
        return known().stream().filter(model -> model.isCalled(name)).findFirst();
    }

    /** The model with this name and its usual initial state; none where there is no such model. */
    public static Optional<Model> named(String name) {
        return called(name).map(NamedModel::usual);
    }

    /** The names of all models, for an error: "register, cas-register, …". */
    public static String names() {
        return known().stream().map(NamedModel::name).collect(Collectors.joining(", "));
    }

    /**
     * The model's function that a word of another tool's history means, as {@link io.netsplit.history.Functions#DEQUEUE}
     * for "poll"; none where the model understands no such word.
     */
    public static Optional<String> meaning(Model model, String word) {
        return Synonyms.meaning(model, word);
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

    /** Add, remove, contains and read of a set, initially empty. */
    public static Model set() {
        return set(List.of());
    }

    public static Model set(Collection<?> initial) {
        return new ElementSet(initial);
    }

    /** Add, increment, decrement and read of a sum, initially zero. */
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

    /** Acquire and release, initially free. */
    public static Model mutex() {
        return mutex(false);
    }

    public static Model mutex(boolean heldInitially) {
        return new Mutex(heldInitially);
    }

    /** Push and pop, last in first out, initially empty. */
    public static Model stack() {
        return stack(List.of());
    }

    /** {@code initial} holds the elements from the bottom on. */
    public static Model stack(Collection<?> initial) {
        return new LifoStack(initial);
    }

    /** Append and read of a whole list, initially empty. */
    public static Model list() {
        return list(List.of());
    }

    public static Model list(Collection<?> initial) {
        return new AppendOnlyList(initial);
    }

    /**
     * What has no sequential specification, as messages between others: it allows every answer, so that nothing follows from
     * a history being judged by it.
     */
    public static Model unspecified(String name, List<String> functions) {
        return new Unspecified(name, functions);
    }

    /** Transactions that read and write several registers, all initially null. */
    public static Model multiRegister() {
        return multiRegister(null);
    }

    /** Transactions that read several lists and append to them, all of them empty at first. */
    public static Model multiList() {
        return new MultiList();
    }

    public static Model multiRegister(@Nullable Object initialOfEveryRegister) {
        return new MultiRegister(Collections.emptyMap(), initialOfEveryRegister);
    }

    /** Each register with an initial value of its own; those that are not named begin as null. */
    public static Model multiRegisterOf(Map<?, ?> initial) {
        return new MultiRegister(initial, null);
    }
}
