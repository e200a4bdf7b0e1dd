package io.netsplit.history;

import org.jspecify.annotations.Nullable;

/**
 * One client operation. Mutable only in its completion, which is set once. Keys and values are immutable objects with
 * value equality: {@link Long}, {@link String}, {@link Boolean}, {@link java.util.List} of these, or {@link Cas}.
 */
public final class Operation {
    /** The client of an operation of which only the process is known. */
    public static final int NO_CLIENT = -1;

    private final long index;
    private final int process;
    private final int client;
    private final @Nullable String clientName;
    private final String function;
    private final @Nullable Object key;
    private final @Nullable Object input;
    private final long invokedNs;
    private Completion completion = Completion.OPEN;
    private @Nullable Object output;
    private long completedNs = Long.MAX_VALUE;
    private String error = "";
    private int answeredBy = -1;
    private int attempts;

    /**
     * An operation of a client that is its own process.
     *
     * @param index position in the order of invocation, from 0
     * @param process the single-threaded logical process that invoked it; a client whose operation ended in info goes on as
     *     a new process
     * @param function "read", "write", "cas", …: see {@link Functions}
     * @param key the object operated on, or null where there is only one
     * @param input the argument, or null
     * @param invokedNs virtual time of the invocation
     */
    public Operation(
            long index, int process, String function, @Nullable Object key, @Nullable Object input, long invokedNs) {
        this(index, process, process, function, key, input, invokedNs);
    }

    /**
     * An operation of a client that goes on as a new process after each info.
     *
     * @param client who invoked it, numbered from 0 and shown as c1, c2, …; it keeps its number when an info ends its
     *     process. {@link #NO_CLIENT} where nobody knows: then the process is shown, as p101
     */
    public Operation(
            long index,
            int process,
            int client,
            String function,
            @Nullable Object key,
            @Nullable Object input,
            long invokedNs) {
        this(index, process, client, null, function, key, input, invokedNs);
    }

    private Operation(
            long index,
            int process,
            int client,
            @Nullable String clientName,
            String function,
            @Nullable Object key,
            @Nullable Object input,
            long invokedNs) {
        this.index = index;
        this.process = process;
        this.client = client;
        this.clientName = clientName;
        this.function = function;
        this.key = key;
        this.input = input;
        this.invokedNs = invokedNs;
    }

    /** The same operation, not yet completed, of a client that has a name where it was recorded. */
    public Operation ofClient(@Nullable String name) {
        return new Operation(index, process, client, name, function, key, input, invokedNs);
    }

    /** The same client asks for something else, or at another time; not yet completed. */
    public Operation asking(@Nullable Object nextInput, long nextInvokedNs) {
        return new Operation(index, process, client, clientName, function, key, nextInput, nextInvokedNs);
    }

    /** Ends the operation; {@code error} says why where it is not ok, else is empty. */
    public void complete(Completion how, @Nullable Object result, long timeNs, String why) {
        if (completion != Completion.OPEN || how == Completion.OPEN) {
            throw new IllegalStateException("operation " + index + " is " + completion + ", cannot become " + how);
        }
        completion = how;
        output = result;
        completedNs = timeNs;
        error = why;
    }

    /** Ends the operation as above; {@code node} is the address of the node whose answer ended it. */
    public void complete(Completion how, @Nullable Object result, long timeNs, String why, int node) {
        complete(how, result, timeNs, why);
        answeredBy = node;
    }

    public long index() {
        return index;
    }

    public int process() {
        return process;
    }

    /** Who invoked it: from 0, shown as c1, c2, …; {@link #NO_CLIENT} where only the process is known. */
    public int client() {
        return client;
    }

    /** What the client was called where that was recorded as a word; null where it only has a number. */
    public @Nullable String clientName() {
        return clientName;
    }

    public String function() {
        return function;
    }

    public @Nullable Object key() {
        return key;
    }

    public @Nullable Object input() {
        return input;
    }

    public long invokedNs() {
        return invokedNs;
    }

    public Completion completion() {
        return completion;
    }

    /** What came back; null where nothing did, or where the register was empty. */
    public @Nullable Object output() {
        return output;
    }

    /** When the client learned of the end; {@link Long#MAX_VALUE} while open. */
    public long completedNs() {
        return completedNs;
    }

    public String error() {
        return error;
    }

    /** Address of the node whose answer ended the operation, or -1 where none did or nobody recorded it. */
    public int answeredBy() {
        return answeredBy;
    }

    /** Told by the client whenever it sends the operation: the first time and at every retry. */
    public void attempted() {
        attempts++;
    }

    /** How often the client has sent the operation; 0 where nobody recorded it. */
    public int attempts() {
        return attempts;
    }

    public boolean isOk() {
        return completion == Completion.OK;
    }

    @Override
    public String toString() {
        return "#" + index + " p" + process + " " + function + (key == null ? "" : " " + key)
                + (input == null ? "" : " " + input) + " " + completion + (output == null ? "" : " " + output);
    }
}
