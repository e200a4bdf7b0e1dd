package io.netsplit.history;

/** The words for what an operation does. The same in workloads, state machines, histories and models. */
public final class Functions {
    /** Register: output is the value, null where never written. */
    public static final String READ = "read";
    /** Register: input is the value. */
    public static final String WRITE = "write";
    /** Register: input is a {@link Cas}; output true where it took effect, false where the value differed. */
    public static final String CAS = "cas";
    /** Store: output is the value, null where absent. */
    public static final String GET = "get";
    /** Store: input is the value. */
    public static final String PUT = "put";
    /** Store. */
    public static final String DELETE = "delete";
    /** Store or list: input is the element put at the end. */
    public static final String APPEND = "append";
    /** Set: input is the element; counter: input is the amount, which may be negative. */
    public static final String ADD = "add";
    /** Set: input is the element. */
    public static final String REMOVE = "remove";
    /** Queue: input is the element. */
    public static final String ENQUEUE = "enqueue";
    /** Queue: output is the element, null where empty. */
    public static final String DEQUEUE = "dequeue";
    /** Set: input is the element; output true where it was there. */
    public static final String CONTAINS = "contains";
    /** Counter: input is the amount, null for one. */
    public static final String INCREMENT = "increment";
    /** Counter: input is the amount taken away, null for one. */
    public static final String DECREMENT = "decrement";
    /** Stack: input is the element. */
    public static final String PUSH = "push";
    /** Stack: output is the element, null where empty. */
    public static final String POP = "pop";
    /** Mutex: output true or null where it was free and now is held, false where it was held. */
    public static final String ACQUIRE = "acquire";
    /** Mutex: output true or null where it was held and now is free, false where it was free. */
    public static final String RELEASE = "release";
    /** Multi-register: input is the list of steps, each a list of function, register and value; output with what was read. */
    public static final String TXN = "txn";

    /** Messages: input is what the message says; answered when the broker has taken it. */
    public static final String PUBLISH = "publish";
    /** Messages: input is what the message says; output is what the consumer answered. */
    public static final String REQUEST = "request";
    /** Orders: input is unique; output true where it was completed, false where it was compensated. */
    public static final String ORDER = "order";

    private Functions() {}
}
