package io.netsplit.model;

import io.netsplit.history.Functions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Several registers that one operation reads and writes at once: a transaction. Its input is a list of steps, each a list
 * of "read" (or "r") or "write" ("w"), the register, and the value to be written. Its answer is the same list with the
 * values that the reads saw, null where a register was never written; where there are only writes, the answer may be null.
 * The steps take effect in their order, so a read sees what the same transaction wrote before it.
 *
 * <p>The state holds the registers whose value is another than the initial one of most.
 */
public final class MultiRegister implements Model {
    private final Map<Object, @Nullable Object> initially;
    private final @Nullable Object initialOfOthers;

    MultiRegister(Map<?, ?> initially, @Nullable Object initialOfOthers) {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        initially.forEach((register, value) -> put(copy, Inputs.element(register), value, initialOfOthers));
        this.initially = Collections.unmodifiableMap(copy);
        this.initialOfOthers = initialOfOthers;
    }

    /** What the register holds before all operations. */
    public @Nullable Object initialOf(Object register) {
        return valueIn(initially, register);
    }

    @Override
    public String name() {
        return "multi-register";
    }

    @Override
    public List<String> functions() {
        return List.of(Functions.TXN);
    }

    @Override
    public Object initial() {
        return initially;
    }

    @Override
    public @Nullable Object step(
            @Nullable Object state,
            String function,
            @Nullable Object key,
            @Nullable Object input,
            @Nullable Object output) {
        if (!function.equals(Functions.TXN)) {
            throw Inputs.unknown(this, function);
        }
        List<?> asked = steps(input);
        List<?> answered = output == UNSEEN || (output == null && onlyWrites(asked)) ? asked : answer(asked, output);
        if (answered.size() != asked.size()) {
            throw mismatch(asked, answered);
        }
        Map<Object, @Nullable Object> written = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Object register = register(asked.get(i));
            if (isWrite(asked.get(i))) {
                written.put(register, value(asked.get(i)));
            } else if (output != UNSEEN) {
                requireSame(asked.get(i), answered.get(i), asked, answered);
                Object holds = written.containsKey(register) ? written.get(register) : valueIn(state, register);
                if (!Objects.equals(holds, value(answered.get(i)))) {
                    return REFUSED;
                }
            }
        }
        return written.isEmpty() ? state : after(state, written);
    }

    private Map<Object, @Nullable Object> after(@Nullable Object state, Map<Object, @Nullable Object> written) {
        Map<Object, @Nullable Object> next = new LinkedHashMap<>(registers(state));
        written.forEach((register, value) -> put(next, register, value, initialOfOthers));
        return Collections.unmodifiableMap(next);
    }

    private static void put(
            Map<Object, @Nullable Object> state, Object register, @Nullable Object value, @Nullable Object usual) {
        if (Objects.equals(value, usual)) {
            state.remove(register);
        } else {
            state.put(register, value);
        }
    }

    private @Nullable Object valueIn(@Nullable Object state, Object register) {
        Map<Object, @Nullable Object> registers = registers(state);
        return registers.containsKey(register) ? registers.get(register) : initialOfOthers;
    }

    @SuppressWarnings("unchecked") // Every state comes from initial() or after().
    private static Map<Object, @Nullable Object> registers(@Nullable Object state) {
        if (state instanceof Map<?, ?> registers) {
            return (Map<Object, @Nullable Object>) registers;
        }
        throw new IllegalArgumentException("the state of a multi-register is a map, not " + state);
    }

    private static List<?> steps(@Nullable Object transaction) {
        if (transaction instanceof List<?> steps) {
            return steps;
        }
        throw new IllegalArgumentException("a transaction is a list of steps [function, register, value], not "
                + (transaction == null ? "nothing" : transaction));
    }

    private static List<?> answer(List<?> asked, @Nullable Object output) {
        if (output instanceof List<?> steps) {
            return steps;
        }
        throw mismatch(asked, output == null ? "nothing" : output);
    }

    private static boolean onlyWrites(List<?> steps) {
        return steps.stream().allMatch(MultiRegister::isWrite);
    }

    private static List<?> parts(@Nullable Object step) {
        if (step instanceof List<?> parts && (parts.size() == 2 || parts.size() == 3) && parts.get(1) != null) {
            return parts;
        }
        throw new IllegalArgumentException(
                "a step of a transaction is a list of function, register and value, not " + step);
    }

    /** True for a write, false for a read. */
    private static boolean isWrite(@Nullable Object step) {
        Object function = parts(step).get(0);
        if (Functions.WRITE.equals(function) || "w".equals(function)) {
            return true;
        }
        if (Functions.READ.equals(function) || "r".equals(function)) {
            return false;
        }
        throw new IllegalArgumentException(
                "a step of a transaction is a read (r) or a write (w), not '" + function + "': " + step);
    }

    private static Object register(@Nullable Object step) {
        return Inputs.element(parts(step).get(1));
    }

    private static @Nullable Object value(@Nullable Object step) {
        List<?> parts = parts(step);
        return parts.size() == 3 ? parts.get(2) : null;
    }

    private static void requireSame(
            @Nullable Object asked, @Nullable Object answered, List<?> transaction, List<?> answer) {
        if (isWrite(answered) || !register(asked).equals(register(answered))) {
            throw mismatch(transaction, answer);
        }
    }

    private static IllegalArgumentException mismatch(List<?> asked, Object answered) {
        return new IllegalArgumentException("a transaction answers its own steps with what they read; asked was "
                + asked + ", answered " + answered);
    }

    @Override
    public boolean observes(String function, @Nullable Object output) {
        return output instanceof List<?> steps && steps.stream().noneMatch(MultiRegister::isWrite);
    }

    @Override
    public String describe(@Nullable Object state) {
        TreeMap<String, @Nullable Object> values = new TreeMap<>();
        registers(state).forEach((register, value) -> values.put(register.toString(), value));
        StringBuilder text = new StringBuilder();
        values.forEach((register, value) -> text.append(register)
                .append(" = ")
                .append(value == null ? "nothing" : value)
                .append(", "));
        return text.append(values.isEmpty() ? "every register " : "all others ")
                .append(initialOfOthers == null ? "nothing" : initialOfOthers)
                .toString();
    }
}
