package io.netsplit.model;

import io.netsplit.history.Functions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A counter for each key: add (of an amount, which may be negative) and read. The state is the sum. An add may answer the
 * new sum; another answer says nothing. A read that answers null saw zero.
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
        return List.of(Functions.ADD, Functions.READ);
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
            case Functions.ADD -> added(sum + Inputs.number(input), output);
            case Functions.READ ->
                output == UNSEEN || (output == null ? 0 : Inputs.number(output)) == sum ? state : REFUSED;
            default -> throw Inputs.unknown(this, function);
        };
    }

    private static Object added(long sum, @Nullable Object output) {
        return output instanceof Long said && said != sum ? REFUSED : (Object) sum;
    }

    @Override
    public boolean observes(String function, @Nullable Object output) {
        return function.equals(Functions.READ);
    }
}
