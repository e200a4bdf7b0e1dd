package io.netsplit.check.transaction;

import io.netsplit.history.Completion;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A few transactions over two lists, step by step in a random order on a store that isolates them badly: each works on the
 * lists as they are, or on a copy that may be old and hands its appends in at its end. Some abort, with or without
 * being taken back, and of some nobody knows the end. One that reads everything comes last.
 */
final class RandomTransactions {
    private static final List<String> KEYS = List.of("x", "y");

    /** One that is being executed. */
    private static final class Running {
        private final int steps;
        private final boolean onCopy;
        private final Completion end;
        private final List<Object> told = new ArrayList<>();
        private final List<Object> asked = new ArrayList<>();
        private @Nullable Map<String, List<Object>> copy;
        private @Nullable Operation operation;

        private Running(Prng random) {
            steps = 1 + random.nextInt(4);
            onCopy = random.chance(0.6);
            end = random.chance(0.85) ? Completion.OK : random.chance(0.5) ? Completion.FAIL : Completion.INFO;
        }
    }

    private final Prng random;
    private final Map<String, List<Object>> lists = new LinkedHashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private Map<String, List<Object>> old = new LinkedHashMap<>();
    private long timeNs;
    private long element;

    private RandomTransactions(Prng random) {
        this.random = random;
        KEYS.forEach(key -> lists.put(key, new ArrayList<>()));
    }

    /** {@code count} transactions, and the one that reads all. */
    static History of(Prng random, int count) {
        return new RandomTransactions(random).run(count);
    }

    private History run(int count) {
        List<Running> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            open.add(new Running(random));
        }
        while (!open.isEmpty()) {
            Running one = open.get(random.nextInt(open.size()));
            step(one);
            if (one.told.size() == one.steps) {
                end(one);
                open.remove(one);
            }
        }
        List<Object> all = new ArrayList<>();
        lists.forEach((key, list) -> all.add(List.of("r", key, List.copyOf(list))));
        Operation last = new Operation(operations.size(), operations.size(), "txn", null, all, ++timeNs);
        last.complete(Completion.OK, all, ++timeNs, "");
        operations.add(last);
        return History.of(operations);
    }

    private void step(Running one) {
        if (one.operation == null) {
            int index = operations.size();
            one.operation = new Operation(index, index, "txn", null, one.asked, ++timeNs);
            operations.add(one.operation);
            one.copy = new LinkedHashMap<>();
            boolean stale = random.chance(0.25);
            for (String key : KEYS) {
                List<Object> now = lists.get(key);
                List<Object> copied = stale ? old.getOrDefault(key, now) : now;
                one.copy.put(key, one.onCopy ? new ArrayList<>(copied) : now);
            }
        }
        String key = KEYS.get(random.nextInt(KEYS.size()));
        List<Object> list = one.copy.get(key);
        if (random.chance(0.5)) {
            list.add(++element);
            one.told.add(List.of("append", key, element));
            one.asked.add(List.of("append", key, element));
        } else {
            one.told.add(List.of("r", key, List.copyOf(list)));
            one.asked.add(List.of("r", key));
        }
    }

    private void end(Running one) {
        old = new LinkedHashMap<>();
        lists.forEach((key, list) -> old.put(key, List.copyOf(list)));
        boolean takesEffect = one.end != Completion.FAIL || random.chance(0.2);
        for (Object step : one.asked) {
            List<?> parts = (List<?>) step;
            if (parts.get(0).equals("append")) {
                List<Object> list = lists.get((String) parts.get(1));
                if (takesEffect && one.onCopy) {
                    list.add(parts.get(2));
                } else if (!takesEffect && !one.onCopy) {
                    list.remove(parts.get(2));
                }
            }
        }
        one.operation.complete(one.end, one.end == Completion.OK ? one.told : null, ++timeNs, "");
    }
}
