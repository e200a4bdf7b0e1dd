package io.netsplit.model;

import io.netsplit.history.Functions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A counter for each key: add (of an amount, which may be negative), increment, decrement (by an amount, or by one) and
 * read. The state is the sum. A change may answer the new sum; another answer says nothing. A read that answers null saw
 * zero. Amounts and sums wrap around at 64 bits.
 */
public final class Counter implements Model {
    private final long initial;

    Counter(long initial) {
        this.initial = initial;
    }

    @Override
    public String name() {
        return "counter";
    }

    @Override
    public List<String> functions() {
        return List.of(Functions.ADD, Functions.INCREMENT, Functions.DECREMENT, Functions.READ);
    }

    @Override
    public Object initial() {
        return initial;
    }

    @Override
    public @Nullable Object step(
            @Nullable Object state,
            String function,
            @Nullable Object key,
            @Nullable Object input,
            @Nullable Object output) {
        long sum = Inputs.number(state);
        return switch (function) {
            case Functions.ADD, Functions.INCREMENT, Functions.DECREMENT ->
                changed(sum + amount(function, input), output);
            case Functions.READ ->
                output == UNSEEN || (output == null ? 0 : Inputs.number(output)) == sum ? state : REFUSED;
            default -> throw Inputs.unknown(this, function);
        };
    }

    /** By how much a change with this input makes the sum larger; negative where it makes it smaller. */
    public static long amount(String function, @Nullable Object input) {
        return switch (function) {
            case Functions.ADD -> Inputs.number(input);
            case Functions.INCREMENT -> input == null ? 1 : Inputs.number(input);
            case Functions.DECREMENT -> input == null ? -1 : -Inputs.number(input);
            default -> throw new IllegalArgumentException("'" + function + "' does not change a counter");
        };
    }

    private static Object changed(long sum, @Nullable Object output) {
        return output instanceof Long said && said != sum ? REFUSED : (Object) sum;
    }

    @Override
    public boolean observes(String function, @Nullable Object output) {
        return function.equals(Functions.READ);
    }
}
