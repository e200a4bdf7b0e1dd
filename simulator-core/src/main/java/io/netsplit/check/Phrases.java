package io.netsplit.check;

import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How operations, values and times are told to a person. */
public final class Phrases {
    private static final int MAX_ELEMENTS = 8;
    private static final int MAX_LETTERS = 60;
    private static final int MAX_NAME = 24;

    private Phrases() {}

    /** "12.310 s", to the millisecond. */
    public static String time(long ns) {
        long ms = ns / 1_000_000;
        String fraction = Long.toString(1_000 + ms % 1_000).substring(1);
        return ms / 1_000 + "." + fraction + " s";
    }

    /** "c3", or "p101" where only the process is known, or what a file of other origin calls it. */
    public static String client(Operation operation) {
        String name = operation.clientName();
        if (name != null) {
            return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME - 1) + "…";
        }
        return operation.client() == Operation.NO_CLIENT ? "p" + operation.process() : "c" + (operation.client() + 1);
    }

    /** "5", "nothing", "[1, 2, … 40 in all]". */
    public static String value(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        if (!(value instanceof Collection<?> elements)) {
            return value instanceof String text ? quoted(shortened(text)) : shortened(value.toString());
        }
        StringBuilder text = new StringBuilder("[");
        Iterator<?> iterator = elements.iterator();
        for (int i = 0; i < MAX_ELEMENTS && iterator.hasNext(); i++) {
            text.append(i == 0 ? "" : ", ").append(value(iterator.next()));
        }
        if (iterator.hasNext()) {
            text.append(", … ").append(elements.size()).append(" in all");
        }
        return text.append("]").toString();
    }

    /** Text that would not be seen as one word among others is put between quotes. */
    private static String quoted(String text) {
        return text.isEmpty() || text.indexOf(' ') >= 0 ? "\"" + text + "\"" : text;
    }

    /** Of long text the beginning and the end, because what was appended last tells most. */
    private static String shortened(String text) {
        int half = MAX_LETTERS / 2;
        return text.length() <= MAX_LETTERS + 20
                ? text
                : text.substring(0, half) + "…" + text.substring(text.length() - half) + " (" + text.length()
                        + " letters)";
    }

    /** " of key 7", or nothing where there is no key. */
    public static String ofKey(@Nullable Object key) {
        return key == null ? "" : " of key " + key;
    }

    /** " on key 7", or nothing where there is no key. */
    public static String onKey(@Nullable Object key) {
        return key == null ? "" : " on key " + key;
    }

    /** What the client did, and what it learned: "read 4", "wrote 5", "changed 4 to 5". */
    public static String deed(Operation operation) {
        String input = value(operation.input());
        boolean ok = operation.isOk();
        boolean refused = ok && Boolean.FALSE.equals(operation.output());
        return switch (operation.function()) {
            case Functions.READ, Functions.GET -> ok ? "read " + value(operation.output()) : "asked to read";
            case Functions.WRITE, Functions.PUT -> tried(operation, "wrote ", "write ") + input;
            case Functions.CAS -> change(operation, refused);
            case Functions.APPEND -> tried(operation, "appended ", "append ") + input;
            case Functions.DELETE -> tried(operation, "deleted the value", "delete the value");
            case Functions.ADD ->
                refused ? "found " + input + " there already" : tried(operation, "added ", "add ") + input;
            case Functions.REMOVE ->
                refused ? "found no " + input + " to remove" : tried(operation, "removed ", "remove ") + input;
            case Functions.ENQUEUE -> tried(operation, "enqueued ", "enqueue ") + input;
            case Functions.DEQUEUE -> ok ? "dequeued " + value(operation.output()) : "asked to dequeue";
            case Functions.PUSH -> tried(operation, "pushed ", "push ") + input;
            case Functions.POP -> ok ? "popped " + value(operation.output()) : "asked to pop";
            case Functions.CONTAINS ->
                ok ? (refused ? "found no " : "found ") + input : "asked whether " + input + " is there";
            case Functions.INCREMENT, Functions.DECREMENT ->
                tried(operation, operation.function() + "ed", operation.function())
                                .trim()
                        + (operation.input() == null ? "" : " by " + input);
            case Functions.ACQUIRE ->
                refused ? "found the mutex held" : tried(operation, "acquired the mutex", "acquire the mutex");
            case Functions.RELEASE ->
                refused ? "found the mutex free" : tried(operation, "released the mutex", "release the mutex");
            case Functions.TXN -> transaction(operation);
            default -> operation.function() + " " + input + (ok ? " gave " + value(operation.output()) : "");
        };
    }

    /** "read 4 from x and wrote 5 to y in one transaction". */
    private static String transaction(Operation operation) {
        Object steps = operation.isOk() && operation.output() != null ? operation.output() : operation.input();
        StringBuilder text = new StringBuilder();
        if (steps instanceof List<?> list) {
            for (Object step : list) {
                text.append(text.length() == 0 ? "" : " and ").append(step(step));
            }
        }
        return tried(operation, "", "do: ") + text + " in one transaction";
    }

    private static String step(@Nullable Object step) {
        if (!(step instanceof List<?> parts) || parts.size() < 2) {
            return value(step);
        }
        String verb = String.valueOf(parts.get(0));
        Object seen = parts.size() > 2 ? parts.get(2) : null;
        if (verb.startsWith("r")) {
            return "read " + value(seen) + " from " + value(parts.get(1));
        }
        return (verb.startsWith("w") ? "wrote " : "appended ") + value(seen) + " to " + value(parts.get(1));
    }

    private static String change(Operation operation, boolean refused) {
        if (!(operation.input() instanceof Cas cas)) {
            return operation.function() + " " + operation.input();
        }
        if (refused) {
            return "was told that the value was not " + value(cas.expected());
        }
        return tried(operation, "changed ", "change ") + value(cas.expected()) + " to " + value(cas.update());
    }

    private static String tried(Operation operation, String done, String attempted) {
        if (operation.isOk()) {
            return done;
        }
        return (operation.completion() == Completion.FAIL ? "failed to " : "tried to ") + attempted;
    }
}
