package io.netsplit.scenario.format.word;

import io.netsplit.history.Functions;

/** An operation in a workload's mix. {@link #function} is its word in histories, see {@link Functions}. */
public enum OperationWord implements Word {
    READ("read", "return the value (of a key, of the register, of the counter; all elements of the set)"),
    WRITE("write", "replace the value"),
    CAS("cas", "replace the value where it is as expected"),
    DELETE("delete", "remove the key"),
    APPEND("append", "put an element at the end of the key's list"),
    ADD("add", "add an element to the set, or an amount to the counter"),
    REMOVE("remove", "remove an element from the set"),
    ENQUEUE("enqueue", "put an element at the end of the queue"),
    DEQUEUE("dequeue", "take the element at the head of the queue"),
    TXN("txn", "a transaction: read and change several keys, all of it or nothing"),
    PUBLISH("publish", "hand a message to the broker"),
    REQUEST("request", "hand a message to the broker and wait for what its consumer answers"),
    ORDER("order", "place an order; answered true when it is completed, false when it was compensated");

    private final String word;
    private final String meaning;

    OperationWord(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    /** The word of histories and state machines for this operation of a workload of this type. */
    public String function(WorkloadType type) {
        if (type == WorkloadType.KV) {
            return switch (this) {
                case READ -> Functions.GET;
                case WRITE -> Functions.PUT;
                default -> word;
            };
        }
        return word;
    }
}
