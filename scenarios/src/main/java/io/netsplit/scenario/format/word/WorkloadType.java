package io.netsplit.scenario.format.word;

import java.util.List;

/** What the clients' operations work on: also the model that the consistency checker uses. */
public enum WorkloadType implements Word {
    REGISTER(
            "register",
            "registers, one for each key: read, write and compare-and-set",
            OperationWord.READ,
            OperationWord.WRITE,
            OperationWord.CAS),
    CAS_REGISTER(
            "cas-register",
            "the same registers; compare-and-set is part of the usual mix",
            OperationWord.READ,
            OperationWord.WRITE,
            OperationWord.CAS),
    KV(
            "kv",
            "a store of keys: read, write, append, delete",
            OperationWord.READ,
            OperationWord.WRITE,
            OperationWord.APPEND,
            OperationWord.DELETE),
    SET("set", "sets of elements, one for each key", OperationWord.READ, OperationWord.ADD, OperationWord.REMOVE),
    COUNTER("counter", "counters, one for each key", OperationWord.READ, OperationWord.ADD),
    QUEUE("queue", "first-in-first-out queues, one for each key", OperationWord.ENQUEUE, OperationWord.DEQUEUE),
    TRANSACTIONS("transactions", "registers of which one transaction reads and writes two or three", OperationWord.TXN),
    LIST_APPEND(
            "list-append",
            "lists, one for each key, that transactions read as a whole and append to: what is read tells the order",
            OperationWord.TXN),
    RW_REGISTER(
            "rw-register",
            "registers, one for each key, that transactions read and write, also several times; every value is new",
            OperationWord.TXN),
    MESSAGES(
            "messages",
            "messages that others consume, each with a key: publish, and request with an answer",
            OperationWord.PUBLISH,
            OperationWord.REQUEST),
    ORDERS("orders", "orders that several services carry out; the key is the customer's account", OperationWord.ORDER),
    REQUESTS(
            "requests",
            "requests to servers of the traffic lab, which hold no objects and need time and a place in a queue");

    private final String word;
    private final String meaning;
    private final List<OperationWord> operations;

    WorkloadType(String word, String meaning, OperationWord... operations) {
        this.word = word;
        this.meaning = meaning;
        this.operations = List.of(operations);
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    /** True where every operation is a transaction over several keys. */
    public boolean isOfTransactions() {
        return operations.contains(OperationWord.TXN);
    }

    /** True where the workload may say what its transactions are like. */
    public boolean hasShape() {
        return this == LIST_APPEND || this == RW_REGISTER;
    }

    /** The operations that its mix may hold. */
    public List<OperationWord> operations() {
        return operations;
    }
}
