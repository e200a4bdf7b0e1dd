package io.netsplit.history;

import io.netsplit.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link HistoryWriter} wrote. Empty lines are skipped; anything else that is not an operation is refused with
 * the number of its line, as are an index or a time that runs backwards, and two operations of one process at once.
 */
public final class HistoryReader {
    private static final List<String> FIELDS = List.of(
            "op",
            "process",
            "client",
            "function",
            "key",
            "input",
            "invoked",
            "completion",
            "completed",
            "output",
            "node",
            "error");

    private final List<Operation> operations = new ArrayList<>();
    private final Map<Integer, Operation> lastOfProcess = new LinkedHashMap<>();

    private HistoryReader() {}

    /**
     * Reads to the end; {@code in} stays open.
     *
     * @throws HistoryFormatException where a line is not an operation, or does not fit behind those before it
     */
    public static History read(InputStream in) throws IOException {
        return read(in, (operation, line) -> {});
    }

    /** Reads as above, and tells of each operation in which line it stands, from 1. */
    public static History read(InputStream in, ObjLongConsumer<Operation> lines) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
        HistoryReader history = new HistoryReader();
        long number = 0;
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    lines.accept(history.add(line), number);
                }
            }
        } catch (CharacterCodingException e) {
            throw new HistoryFormatException(number + 1, "expected text in UTF-8");
        } catch (IllegalArgumentException e) {
            throw new HistoryFormatException(number, String.valueOf(e.getMessage()));
        }
        return History.of(history.operations);
    }

    private Operation add(String line) {
        Map<String, @Nullable Object> fields = Json.object(line);
        for (String name : fields.keySet()) {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException(
                        "an operation has no field '" + name + "'; it has " + String.join(", ", FIELDS));
            }
        }
        Operation operation = operation(fields);
        checkOrder(operation);
        operations.add(operation);
        lastOfProcess.put(operation.process(), operation);
        return operation;
    }

    private static Operation operation(Map<String, @Nullable Object> fields) {
        int process = address(fields, "process");
        Operation operation = new Operation(
                number(fields, "op"),
                process,
                fields.containsKey("client") ? address(fields, "client") : process,
                text(fields, "function"),
                value(fields, "key"),
                value(fields, "input"),
                number(fields, "invoked"));
        Completion how = completion(text(fields, "completion"));
        if (how == Completion.OPEN) {
            return operation;
        }
        String error = fields.containsKey("error") ? text(fields, "error") : "";
        int node = fields.containsKey("node") ? address(fields, "node") : -1;
        operation.complete(how, value(fields, "output"), number(fields, "completed"), error, node);
        return operation;
    }

    private static Completion completion(String word) {
        for (Completion completion : Completion.values()) {
            if (completion.name().toLowerCase(Locale.ROOT).equals(word)) {
                return completion;
            }
        }
        throw new IllegalArgumentException("completion is ok, fail, info or open, not '" + word + "'");
    }

    private void checkOrder(Operation operation) {
        if (operation.completedNs() < operation.invokedNs()) {
            throw new IllegalArgumentException(
                    "completes at " + operation.completedNs() + ", before it is invoked at " + operation.invokedNs());
        }
        Operation sibling = lastOfProcess.get(operation.process());
        if (sibling != null
                && sibling.completion() != Completion.INFO
                && sibling.completedNs() > operation.invokedNs()) {
            throw new IllegalArgumentException("process " + operation.process() + " invokes operation "
                    + operation.index() + " while its operation " + sibling.index() + " is open");
        }
        if (operations.isEmpty()) {
            return;
        }
        Operation previous = operations.get(operations.size() - 1);
        if (operation.index() <= previous.index()) {
            throw new IllegalArgumentException(
                    "op is " + operation.index() + ", but must be greater than " + previous.index());
        }
        if (operation.invokedNs() < previous.invokedNs()) {
            throw new IllegalArgumentException("time runs backwards: invoked at " + operation.invokedNs()
                    + ", the operation before at " + previous.invokedNs());
        }
    }

    private static @Nullable Object value(Map<String, @Nullable Object> fields, String name) {
        try {
            return value(fields.get(name));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "': " + e.getMessage(), e);
        }
    }

    /** Whole numbers, texts, true and false, lists of these; and what a compare-and-set expects and writes. */
    private static @Nullable Object value(@Nullable Object read) {
        if (read instanceof Double number) {
            throw new IllegalArgumentException("expected a whole number, not " + number);
        }
        if (read instanceof List<?> list) {
            List<@Nullable Object> values = new ArrayList<>();
            list.forEach(element -> values.add(value(element)));
            return Collections.unmodifiableList(values);
        }
        if (read instanceof Map<?, ?> map) {
            if (map.size() != 2 || !map.containsKey("expected") || !map.containsKey("update")) {
                throw new IllegalArgumentException("expected an object of 'expected' and 'update'");
            }
            return new Cas(value(map.get("expected")), value(map.get("update")));
        }
        return read;
    }

    private static String text(Map<String, @Nullable Object> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("expected '" + name + "' to be a string, not " + fields.get(name));
    }

    private static long number(Map<String, @Nullable Object> fields, String name) {
        if (fields.get(name) instanceof Long number && number >= 0) {
            return number;
        }
        throw new IllegalArgumentException(
                "expected '" + name + "' to be a whole number from 0 on, not " + fields.get(name));
    }

    private static int address(Map<String, @Nullable Object> fields, String name) {
        long number = number(fields, name);
        if (number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'" + name + "' is too large: " + number);
        }
        return (int) number;
    }
}
