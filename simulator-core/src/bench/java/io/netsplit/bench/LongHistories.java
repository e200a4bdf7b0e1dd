package io.netsplit.bench;

import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.random.Prng;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Long histories of one object of each model, by seed. Every client is busy nine tenths of the time, each operation takes
 * effect at one instant between its two ends, and every value is written once. The violated ones contain a single answer, at
 * two thirds of the history, that is certainly wrong: something that was true at one third (for the mutex, two).
 */
final class LongHistories {
    private static final int LONGEST_NS = 1_000;
    private static final int LONGEST_PAUSE_NS = 200;
    private static final int REGISTERS = 5;

    private static final class Draft {
        private int client;
        private String function = "";
        private Object input;
        private Object output;
        private long fromNs;
        private long effectNs;
        private long toNs;
    }

    private final Prng random;
    private final String model;
    private final int operations;
    private final int largeReadEvery;
    private long next = 1;

    private Object value;
    private long sum;
    private boolean held;
    private final ArrayDeque<Object> elements = new ArrayDeque<>();
    private final LinkedHashSet<Object> set = new LinkedHashSet<>();
    private final List<Object> list = new ArrayList<>();
    private final Map<Long, Object> registers = new LinkedHashMap<>();

    private LongHistories(String model, int operations, long seed) {
        random = Prng.of(seed, "long-history/" + model);
        this.model = model;
        this.operations = operations;
        largeReadEvery = Math.max(20, operations / 50);
    }

    static History of(String model, int operations, int clients, boolean violated, long seed) {
        LongHistories maker = new LongHistories(model, operations, seed);
        List<Draft> drafts = maker.drafts(clients);
        List<Draft> byEffect = new ArrayList<>(drafts);
        byEffect.sort(Comparator.comparingLong(draft -> draft.effectNs));
        byEffect.forEach(maker::takeEffect);
        if (violated) {
            maker.spoil(drafts);
        }
        return finish(drafts);
    }

    private List<Draft> drafts(int clients) {
        long[] nowNs = new long[clients];
        List<Draft> drafts = new ArrayList<>();
        for (int k = 0; k < operations; k++) {
            Draft draft = new Draft();
            draft.client = k % clients;
            draft.fromNs = nowNs[draft.client] + 1 + random.nextInt(LONGEST_PAUSE_NS);
            draft.toNs = draft.fromNs + 2 + random.nextInt(LONGEST_NS);
            draft.effectNs = draft.fromNs + 1 + random.nextLong(draft.toNs - draft.fromNs - 1);
            nowNs[draft.client] = draft.toNs;
            drafts.add(draft);
        }
        drafts.sort(Comparator.comparingLong(draft -> draft.fromNs));
        return drafts;
    }

    private void takeEffect(Draft draft) {
        switch (model) {
            case "register" -> register(draft, Functions.READ, Functions.WRITE, 0);
            case "cas-register" -> register(draft, Functions.READ, Functions.WRITE, 30);
            case "kv" -> register(draft, Functions.GET, Functions.PUT, 0);
            case "multi-register" -> transaction(draft);
            case "mutex" -> mutex(draft);
            case "set" -> set(draft);
            case "counter" -> counter(draft);
            case "queue" -> elements(draft, Functions.ENQUEUE, Functions.DEQUEUE);
            case "stack" -> elements(draft, Functions.PUSH, Functions.POP);
            case "list" -> list(draft);
            default -> throw new IllegalArgumentException("no histories of " + model);
        }
    }

    private void register(Draft draft, String read, String write, int casPercent) {
        int kind = random.nextInt(100);
        if (kind < 50) {
            draft.function = read;
            draft.output = value;
        } else if (kind < 100 - casPercent) {
            draft.function = write;
            draft.input = value = next++;
        } else {
            draft.function = Functions.CAS;
            Object expected = random.chance(0.5) && value != null ? value : Math.max(1, next - random.nextInt(20));
            draft.input = new Cas(expected, next);
            draft.output = expected.equals(value);
            value = expected.equals(value) ? Long.valueOf(next) : value;
            next++;
        }
    }

    private void transaction(Draft draft) {
        boolean reads = random.chance(0.5);
        long first = random.nextInt(REGISTERS);
        draft.function = Functions.TXN;
        List<Object> asked = new ArrayList<>();
        List<Object> answered = new ArrayList<>();
        for (long register : List.of(first, (first + 1) % REGISTERS)) {
            if (reads) {
                asked.add(Arrays.asList("r", register, null));
                answered.add(Arrays.asList("r", register, registers.get(register)));
            } else {
                registers.put(register, next);
                asked.add(List.of("w", register, next++));
                answered.add(asked.get(asked.size() - 1));
            }
        }
        draft.input = asked;
        draft.output = answered;
    }

    private void mutex(Draft draft) {
        boolean acquires = random.chance(0.5);
        draft.function = acquires ? Functions.ACQUIRE : Functions.RELEASE;
        draft.output = held != acquires;
        held = acquires;
    }

    private void set(Draft draft) {
        if (random.nextInt(largeReadEvery) == 0) {
            draft.function = Functions.READ;
            draft.output = List.copyOf(set);
        } else {
            boolean removes = !set.isEmpty() && random.chance(0.45);
            draft.function = removes ? Functions.REMOVE : Functions.ADD;
            draft.input = removes ? set.iterator().next() : Long.valueOf(next++);
            draft.output = removes ? set.remove(draft.input) : set.add(draft.input);
        }
    }

    private void counter(Draft draft) {
        if (random.chance(0.5)) {
            draft.function = Functions.READ;
            draft.output = sum;
        } else {
            long amount = 1 + random.nextInt(5);
            draft.function = Functions.ADD;
            draft.input = amount;
            sum += amount;
        }
    }

    private void elements(Draft draft, String in, String out) {
        if (random.chance(0.5)) {
            draft.function = in;
            draft.input = next++;
            if (in.equals(Functions.PUSH)) {
                elements.push(draft.input);
            } else {
                elements.add(draft.input);
            }
        } else {
            draft.function = out;
            draft.output = elements.poll();
        }
    }

    private void list(Draft draft) {
        if (random.nextInt(largeReadEvery) == 0) {
            draft.function = Functions.READ;
            draft.output = List.copyOf(list);
        } else {
            draft.function = Functions.APPEND;
            draft.input = next++;
            list.add(draft.input);
        }
    }

    /** One answer after two thirds becomes the answer that the same question had after one third. */
    private void spoil(List<Draft> drafts) {
        Draft early = asking(drafts, operations / 3, null);
        asking(drafts, operations * 2 / 3, early).output = early.output;
        if (model.equals("mutex")) {
            // One acquire too many may stand last and hold it for good; a second cannot.
            asking(drafts, operations * 2 / 3, early).output = early.output;
        }
    }

    private Draft asking(List<Draft> drafts, int from, Draft early) {
        for (Draft draft : drafts.subList(from, drafts.size())) {
            if (early == null ? isTelling(draft) : sameQuestion(draft, early) && !draft.output.equals(early.output)) {
                return draft;
            }
        }
        throw new IllegalStateException("nothing to spoil among " + operations + " operations of " + model);
    }

    private boolean isTelling(Draft draft) {
        if (model.equals("mutex")) {
            return draft.function.equals(Functions.ACQUIRE) && Boolean.TRUE.equals(draft.output);
        }
        boolean asks = draft.input == null || (draft.function.equals(Functions.TXN) && !draft.input.equals(draft.output));
        return asks && draft.output != null;
    }

    private boolean sameQuestion(Draft draft, Draft early) {
        boolean sameInput = model.equals("mutex") || Objects.equals(draft.input, early.input);
        return sameInput && draft.function.equals(early.function) && draft.output != null;
    }

    private static History finish(List<Draft> drafts) {
        List<Operation> operations = new ArrayList<>();
        for (Draft draft : drafts) {
            Operation operation = new Operation(
                    operations.size(), draft.client, draft.client, draft.function, null, draft.input, draft.fromNs);
            operation.complete(Completion.OK, draft.output, draft.toNs, "");
            operations.add(operation);
        }
        return History.of(operations);
    }
}
