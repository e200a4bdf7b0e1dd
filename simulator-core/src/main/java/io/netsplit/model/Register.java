package io.netsplit.model;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A register for each key: read, write, cas. The state is the value. A write's answer says nothing. A cas that answered
 * true (or null) took effect; one that answered false saw another value than the expected one and changed nothing.
 */
public final class Register implements Model {
    private final String name;
    private final @Nullable Object initial;

    Register(String name, @Nullable Object initial) {
        this.name = name;
        this.initial = initial;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> functions() {
        return List.of(Functions.READ, Functions.WRITE, Functions.CAS);
    }

    @Override
    public @Nullable Object initial() {
        return initial;
    }

    @Override
    public @Nullable Object step(
            @Nullable Object state,
            String function,
            @Nullable Object key,
            @Nullable Object input,
            @Nullable Object output) {
        return switch (function) {
            case Functions.READ -> output == UNSEEN || Objects.equals(state, output) ? state : REFUSED;
            case Functions.WRITE -> input;
            case Functions.CAS -> compareAndSet(state, input, output);
            default -> throw Inputs.unknown(this, function);
        };
    }

    private static @Nullable Object compareAndSet(
            @Nullable Object state, @Nullable Object input, @Nullable Object output) {
        if (!(input instanceof Cas cas)) {
            throw new IllegalArgumentException("cas needs what it expects and what it sets, not " + input);
        }
        boolean matches = Objects.equals(state, cas.expected());
        if (output == UNSEEN) {
            return matches ? cas.update() : state;
        }
        boolean succeeded = output == null || Inputs.truth(output);
        if (matches != succeeded) {
            return REFUSED;
        }
        return matches ? cas.update() : state;
    }

    @Override
    public boolean observes(String function, @Nullable Object output) {
        return function.equals(Functions.READ) || (function.equals(Functions.CAS) && Boolean.FALSE.equals(output));
    }
}
