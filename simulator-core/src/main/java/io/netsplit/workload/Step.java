package io.netsplit.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One step of a transaction. In a request's input, and in histories, a step is a list: "r" and the register, or "w", the
 * register and the value; in an answer a read has its value as well.
 *
 * @param writes true for a write, false for a read
 * @param key the register
 * @param value what is written, or what a read is answered; null for nothing
 */
public record Step(boolean writes, int key, @Nullable Object value) {
    private static final String READ = "r";
    private static final String WRITE = "w";

    /** Most steps of a transaction that a workload makes. */
    static final int MOST = 3;

    public static Step read(int key) {
        return new Step(false, key, null);
    }

    public static Step write(int key, Object value) {
        return new Step(true, key, value);
    }

    /** The steps of a request's input. */
    public static List<Step> of(@Nullable Object input) {
        List<Step> steps = new ArrayList<>();
        if (!(input instanceof List<?> lists)) {
            throw new IllegalArgumentException("a transaction is a list of steps, not " + input);
        }
        for (Object each : lists) {
            List<?> parts = (List<?>) each;
            int key = ((Long) parts.get(1)).intValue();
            steps.add(new Step(WRITE.equals(parts.get(0)), key, parts.size() > 2 ? parts.get(2) : null));
        }
        return steps;
    }

    /** As {@link #of} reads them. */
    public static List<Object> input(List<Step> steps) {
        List<Object> input = new ArrayList<>();
        for (Step step : steps) {
            input.add(step.writes ? list(step, step.value) : List.of(READ, (long) step.key));
        }
        return List.copyOf(input);
    }

    /** The answer to a transaction: {@code executed} does one step after the other and tells what the register holds then. */
    public static List<Object> answer(List<Step> steps, Function<Step, @Nullable Object> executed) {
        List<Object> answer = new ArrayList<>();
        for (Step step : steps) {
            answer.add(list(step, executed.apply(step)));
        }
        return List.copyOf(answer);
    }

    private static List<Object> list(Step step, @Nullable Object value) {
        return Collections.unmodifiableList(Arrays.asList(step.writes ? WRITE : READ, (long) step.key, value));
    }
}
