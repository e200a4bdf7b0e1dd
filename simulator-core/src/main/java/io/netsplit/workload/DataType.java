package io.netsplit.workload;

import io.netsplit.history.Functions;
import java.util.List;

/** The abstract data type that a workload's clients operate on: every key holds one object of it. */
public enum DataType {
    /** A value that is read, written and compared-and-set. */
    REGISTER("register", List.of(Functions.READ, Functions.WRITE, Functions.CAS)),
    /** The same object; compare-and-set is part of the default mix. */
    CAS_REGISTER("cas-register", List.of(Functions.READ, Functions.WRITE, Functions.CAS)),
    /** A store of many keys; "read" and "write" are accepted for get and put. */
    KV("kv", List.of(Functions.GET, Functions.PUT, Functions.DELETE, Functions.APPEND)),
    /** A set of elements; every added element is new. */
    SET("set", List.of(Functions.ADD, Functions.REMOVE, Functions.READ)),
    /** A number that grows by the amounts added. */
    COUNTER("counter", List.of(Functions.ADD, Functions.READ)),
    /** First in, first out; every element is new. */
    QUEUE("queue", List.of(Functions.ENQUEUE, Functions.DEQUEUE)),
    /** Registers of which one transaction reads and writes several; its steps are the operation's input. */
    TRANSACTIONS("transactions", List.of(Functions.TXN)),
    /** Lists to which transactions append, and which they read as a whole: a read shows how the list grew. */
    LIST_APPEND("list-append", List.of(Functions.TXN)),
    /** Registers that transactions read and write, also several times; every value is new. */
    RW_REGISTER("rw-register", List.of(Functions.TXN)),
    /** Messages that others will consume; every message is new, and has a key. */
    MESSAGES("messages", List.of(Functions.PUBLISH, Functions.REQUEST)),
    /** Orders that several services carry out; the key is the customer's account. */
    ORDERS("orders", List.of(Functions.ORDER));

    private final String word;
    private final List<String> functions;

    DataType(String word, List<String> functions) {
        this.word = word;
        this.functions = functions;
    }

    /** The types whose operations are of one object each: all but transactions. */
    public static List<DataType> ofOneObject() {
        return List.of(REGISTER, CAS_REGISTER, KV, SET, COUNTER, QUEUE);
    }

    /** The types whose operations are transactions over several objects. */
    public static List<DataType> ofTransactions() {
        return List.of(TRANSACTIONS, LIST_APPEND, RW_REGISTER);
    }

    /** The word in a scenario's {@code workload.type}. */
    public String word() {
        return word;
    }

    /** The type with this {@link #word}; an {@link IllegalArgumentException} names the words that there are. */
    public static DataType of(String word) {
        for (DataType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no data type is called '" + word + "'; there are " + words());
    }

    /** All words, in the order in which they are documented. */
    public static List<String> words() {
        return List.of(values()).stream().map(DataType::word).toList();
    }

    /** What a client can ask of such an object. */
    public List<String> functions() {
        return functions;
    }

    /**
     * The function that a scenario's {@code word} stands for with this type.
     *
     * @throws IllegalArgumentException where the type has no such operation; the message lists those that it has
     */
    public String function(String operationWord) {
        if (this == KV && operationWord.equals(Functions.READ)) {
            return Functions.GET;
        }
        if (this == KV && operationWord.equals(Functions.WRITE)) {
            return Functions.PUT;
        }
        if (!functions.contains(operationWord)) {
            throw new IllegalArgumentException(
                    "a " + word + " has no operation '" + operationWord + "'; it has " + functions);
        }
        return operationWord;
    }

    /** True where {@code function} only looks: when its answer is lost, nothing has happened. */
    public static boolean isRead(String function) {
        return function.equals(Functions.READ) || function.equals(Functions.GET);
    }
}
