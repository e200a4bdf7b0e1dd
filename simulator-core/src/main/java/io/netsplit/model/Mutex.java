package io.netsplit.model;

import io.netsplit.history.Functions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mutex for each key: acquire and release. The state is whether it is held; who holds it is nobody's concern here, so
 * anybody may release it. An acquire that answered true (or null) found it free, one that answered false found it held and
 * changed nothing; a release the other way round.
 */
public final class Mutex implements Model {
    private final boolean heldInitially;

    Mutex(boolean heldInitially) {
        this.heldInitially = heldInitially;
    }

    @Override
    public String name() {
        return "mutex";
    }

    @Override
    public List<String> functions() {
        return List.of(Functions.ACQUIRE, Functions.RELEASE);
    }

    @Override
    public Object initial() {
        return heldInitially;
    }

    @Override
    public @Nullable Object step(
            @Nullable Object state,
            String function,
            @Nullable Object key,
            @Nullable Object input,
            @Nullable Object output) {
        boolean held = Inputs.truth(state);
        boolean wanted = switch (function) {
            case Functions.ACQUIRE -> true;
            case Functions.RELEASE -> false;
            default -> throw Inputs.unknown(this, function);
        };
        boolean changes = held != wanted;
        if (output == UNSEEN) {
            return wanted;
        }
        boolean succeeded = output == null || Inputs.truth(output);
        return succeeded == changes ? (Object) wanted : REFUSED;
    }

    @Override
    public boolean observes(String function, @Nullable Object output) {
        return Boolean.FALSE.equals(output);
    }

    @Override
    public String describe(@Nullable Object state) {
        return Inputs.truth(state) ? "held" : "free";
    }
}
