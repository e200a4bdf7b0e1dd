package io.netsplit.check.linearizability.judge;

import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.Model;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Histories of an object that is linearizable by construction: each operation takes effect at one instant between its
 * invocation and its completion. Invocations and completions fall on multiples of ten and often coincide; effects fall
 * between. Mutations then spoil some of them.
 */
public final class RandomHistories {
    /**
     * @param clients each with one operation in flight
     * @param operations over all clients
     * @param values how many different values are written; 0 for a new one each time
     * @param infoShare of operations whose end nobody learns; half of these take effect
     * @param failShare of operations that fail
     * @param gap longest pause of a client; operations last 1 to 20
     * @param keys how many
     * @param ties whether operations of different clients may begin and end at the same time
     * @param observing share of operations that are chosen among those that only observe, or take out of a queue or stack
     */
    public record Shape(
            int clients,
            int operations,
            int values,
            double infoShare,
            double failShare,
            int gap,
            int keys,
            boolean ties,
            double observing) {
        /** With a share of two fifths that only observe. */
        public Shape(
                int clients,
                int operations,
                int values,
                double infoShare,
                double failShare,
                int gap,
                int keys,
                boolean ties) {
            this(clients, operations, values, infoShare, failShare, gap, keys, ties, 0.4);
        }
    }

    private static final class Draft {
        private int client;
        private int process;
        private String function = "";
        private @Nullable Object key;
        private @Nullable Object input;
        private @Nullable Object output;
        private Completion how = Completion.OK;
        private long from;
        private long effect;
        private long to;
    }

    /** Functions that do not only observe, but whose answers tell the most. */
    private static final List<String> TAKING =
            List.of(Functions.DEQUEUE, Functions.POP, Functions.ACQUIRE, Functions.RELEASE, Functions.TXN);

    private final Prng random;
    private final Model model;
    private final Shape shape;
    private final Map<@Nullable Object, @Nullable Object> objects = new LinkedHashMap<>();
    private final List<Effect> effects = new ArrayList<>();
    private long nextValue = 1;

    private RandomHistories(Prng random, Model model, Shape shape) {
        this.random = random;
        this.model = model;
        this.shape = shape;
    }

    public static History good(Prng random, Model model, Shape shape) {
        RandomHistories maker = new RandomHistories(random, model, shape);
        return history(maker.drafts());
    }

    /**
     * A good history, and how it came about.
     *
     * @param effects in the order in which they took place
     */
    public record Made(History history, List<Effect> effects) {}

    /** At this time, between the events of the history, an operation on the key led to the state. */
    public record Effect(
            long timeNs, @Nullable Object key, @Nullable Object state) {}

    /** As {@link #good}, with all effects. */
    public static Made made(Prng random, Model model, Shape shape) {
        RandomHistories maker = new RandomHistories(random, model, shape);
        List<Draft> drafts = maker.drafts();
        return new Made(history(drafts), List.copyOf(maker.effects));
    }

    /** A good history with one to three changes, each of which may or may not spoil it. */
    public static History mutated(Prng random, Model model, Shape shape) {
        RandomHistories maker = new RandomHistories(random, model, shape);
        List<Draft> drafts = maker.drafts();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            maker.mutate(drafts);
        }
        return history(drafts);
    }

    private List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>();
        long[] free = new long[shape.clients];
        int[] process = new int[shape.clients];
        for (int c = 0; c < shape.clients; c++) {
            process[c] = c;
            free[c] = shape.ties ? 0 : c;
        }
        int processes = shape.clients;
        for (int i = 0; i < shape.operations; i++) {
            int client = random.nextInt(shape.clients);
            Draft draft = draft(client, process[client], free[client] + 10 * random.nextInt(shape.gap + 1));
            free[client] = draft.to;
            if (draft.how == Completion.INFO) {
                process[client] = processes++;
            }
            drafts.add(draft);
        }
        List<Draft> byEffect = new ArrayList<>(drafts);
        byEffect.sort(Comparator.comparingLong(draft -> draft.effect));
        for (Draft draft : byEffect) {
            takeEffect(draft);
        }
        return drafts;
    }

    private Draft draft(int client, int process, long from) {
        Draft draft = new Draft();
        draft.client = client;
        draft.process = process;
        draft.from = from;
        draft.to = from + 10 * (1 + random.nextInt(20));
        draft.effect = random.between(draft.from + 1, draft.to - 1);
        draft.key = shape.keys == 1 ? null : (Object) (long) random.nextInt(shape.keys);
        double fate = random.nextDouble();
        if (fate < shape.infoShare) {
            draft.how = Completion.INFO;
            draft.effect = random.chance(0.5) ? draft.effect + random.nextInt(1_000) : Long.MAX_VALUE;
        } else if (fate < shape.infoShare + shape.failShare) {
            draft.how = Completion.FAIL;
            draft.effect = Long.MAX_VALUE;
        }
        List<String> functions = new ArrayList<>(model.functions());
        if (random.chance(shape.observing)) {
            functions.removeIf(function -> !model.observes(function, null) && !TAKING.contains(function));
        }
        draft.function = functions.get(random.nextInt(functions.size()));
        draft.input = input(draft.function);
        if (draft.function.equals(Functions.TXN)) {
            draft.input = transaction();
        }
        draft.output = draft.function.equals(Functions.CONTAINS) ? false : null;
        return draft;
    }

    private @Nullable Object input(String function) {
        return switch (function) {
            case Functions.CAS -> new Cas(oldValue(), value());
            case Functions.WRITE, Functions.PUT, Functions.ENQUEUE, Functions.PUSH -> value();
            case Functions.REMOVE, Functions.CONTAINS -> oldValue();
            case Functions.INCREMENT, Functions.DECREMENT ->
                shape.values == 1 || random.chance(0.5) ? null : (Object) 2L;
            case Functions.APPEND -> random.chance(0.5) || model.name().equals("list") ? value() : "x" + value();
            case Functions.ADD -> model.name().equals("counter") ? 1 + random.nextLong(2) : value();
            default -> null;
        };
    }

    /** One to three steps on three registers, as "read x", "write y 4". */
    private List<Object> transaction() {
        List<Object> steps = new ArrayList<>();
        boolean reads = random.chance(0.4);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String register = List.of("x", "y", "z").get(random.nextInt(3));
            boolean read = reads || random.chance(0.4);
            steps.add(step(read ? Functions.READ : Functions.WRITE, register, read ? null : value()));
        }
        return List.copyOf(steps);
    }

    private static List<@Nullable Object> step(String function, Object register, @Nullable Object value) {
        return Collections.unmodifiableList(Arrays.asList(function, register, value));
    }

    private Object value() {
        return shape.values > 0 ? (Object) (1 + random.nextLong(shape.values)) : (Object) nextValue++;
    }

    private Object oldValue() {
        return shape.values > 0 ? value() : Math.max(1, nextValue - random.nextInt(3));
    }

    /** The object's own arithmetic, so that the models are not their own judges. */
    private void takeEffect(Draft draft) {
        if (draft.effect == Long.MAX_VALUE) {
            return;
        }
        Object before = objects.containsKey(draft.key) ? objects.get(draft.key) : model.initial();
        Object after = after(before, draft);
        objects.put(draft.key, after);
        effects.add(new Effect(draft.effect, draft.key, after));
    }

    private @Nullable Object after(@Nullable Object before, Draft draft) {
        switch (draft.function) {
            case Functions.WRITE, Functions.PUT:
                return draft.input;
            case Functions.DELETE:
                draft.output = random.chance(0.5) ? (Object) (before != null) : null;
                return null;
            case Functions.APPEND:
                return KeyValueStore.appended(before, draft.input);
            case Functions.CAS:
                Cas cas = (Cas) Objects.requireNonNull(draft.input);
                draft.output = Objects.equals(before, cas.expected());
                return Objects.equals(before, cas.expected()) ? cas.update() : before;
            case Functions.INCREMENT, Functions.DECREMENT:
                long amount = draft.input == null ? 1 : (Long) draft.input;
                return (Long) Objects.requireNonNull(before)
                        + (draft.function.equals(Functions.INCREMENT) ? amount : -amount);
            case Functions.ADD, Functions.REMOVE:
                return before instanceof Long sum
                        ? sum + (Long) Objects.requireNonNull(draft.input)
                        : element(before, draft);
            case Functions.CONTAINS:
                draft.output = ((Set<?>) Objects.requireNonNull(before)).contains(draft.input);
                return before;
            case Functions.ENQUEUE, Functions.DEQUEUE, Functions.PUSH, Functions.POP:
                return queue((List<?>) Objects.requireNonNull(before), draft);
            case Functions.ACQUIRE, Functions.RELEASE:
                boolean wanted = draft.function.equals(Functions.ACQUIRE);
                boolean changes = wanted != (Boolean) Objects.requireNonNull(before);
                draft.output = changes && random.chance(0.5) ? null : (Object) changes;
                return wanted;
            case Functions.TXN:
                return transacted((Map<?, ?>) Objects.requireNonNull(before), draft);
            default:
                draft.output = before instanceof Set<?> elements ? List.copyOf(elements) : before;
                return before;
        }
    }

    private Object element(@Nullable Object before, Draft draft) {
        Set<Object> elements = new LinkedHashSet<>((Set<?>) Objects.requireNonNull(before));
        Object element = Objects.requireNonNull(draft.input);
        boolean changed = draft.function.equals(Functions.ADD) ? elements.add(element) : elements.remove(element);
        draft.output = random.chance(0.5) ? (Object) changed : null;
        return elements;
    }

    private static Object queue(List<?> before, Draft draft) {
        List<Object> elements = new ArrayList<>(before);
        if (draft.function.equals(Functions.ENQUEUE) || draft.function.equals(Functions.PUSH)) {
            elements.add(Objects.requireNonNull(draft.input));
        } else if (!elements.isEmpty()) {
            draft.output = elements.remove(draft.function.equals(Functions.DEQUEUE) ? 0 : elements.size() - 1);
        }
        return elements;
    }

    private static Object transacted(Map<?, ?> before, Draft draft) {
        Map<Object, @Nullable Object> registers = new LinkedHashMap<>(before);
        List<Object> answer = new ArrayList<>();
        for (Object part : (List<?>) Objects.requireNonNull(draft.input)) {
            List<?> step = (List<?>) part;
            Object register = step.get(1);
            if (step.get(0).equals(Functions.WRITE)) {
                registers.put(register, step.get(2));
                answer.add(step);
            } else {
                answer.add(step(Functions.READ, register, registers.get(register)));
            }
        }
        draft.output = List.copyOf(answer);
        return registers;
    }

    private void mutate(List<Draft> drafts) {
        Draft one = drafts.get(random.nextInt(drafts.size()));
        Draft other = drafts.get(random.nextInt(drafts.size()));
        switch (random.nextInt(4)) {
            case 0 -> {
                if (one.function.equals(other.function) && !one.function.equals(Functions.TXN)) {
                    Object output = one.output;
                    one.output = other.output;
                    other.output = output;
                }
            }
            case 1 -> {
                if (one.output instanceof Boolean answer) {
                    one.output = !answer;
                } else if (one.output instanceof Long number) {
                    one.output = number + random.between(-1, 1);
                } else if (one.function.equals(Functions.TXN) && one.output instanceof List<?> steps) {
                    one.output = misread(steps);
                }
            }
            case 2 -> {
                long shift = 10 * random.between(-15, 15);
                one.from = Math.max(0, one.from + shift);
                one.to = Math.max(one.from, one.to + shift);
            }
            default -> one.to = one.from + (one.to - one.from) / 4;
        }
    }

    /** The answer of a transaction with one more or less in each read. */
    private Object misread(List<?> answer) {
        List<Object> wrong = new ArrayList<>();
        for (Object part : answer) {
            List<?> step = (List<?>) part;
            boolean read = step.get(0).equals(Functions.READ) && step.get(2) instanceof Long;
            wrong.add(read ? step(Functions.READ, step.get(1), (Long) step.get(2) + random.between(-1, 1)) : step);
        }
        return List.copyOf(wrong);
    }

    private static History history(List<Draft> drafts) {
        List<Draft> sorted = new ArrayList<>(drafts);
        sorted.sort(Comparator.comparingLong(draft -> draft.from));
        List<Operation> operations = new ArrayList<>();
        for (Draft draft : sorted) {
            Operation operation = new Operation(
                    operations.size(), draft.process, draft.client, draft.function, draft.key, draft.input, draft.from);
            boolean ok = draft.how == Completion.OK;
            operation.complete(draft.how, ok ? draft.output : null, draft.to, ok ? "" : "no answer");
            operations.add(operation);
        }
        return History.of(operations);
    }
}
