package io.netsplit.check.linearizability.proof;

import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A queue, a stack or a list: something goes in at the end; out comes the first, the last, or a look at all. */
final class SequenceSpecification extends Specification {
    enum Kind {
        QUEUE,
        STACK,
        LIST
    }

    private static final int IN = 0;

    private final Kind kind;

    SequenceSpecification(Kind kind) {
        super(
                switch (kind) {
                    case QUEUE -> new String[] {"enqueue", "dequeue"};
                    case STACK -> new String[] {"push", "pop"};
                    case LIST -> new String[] {"append", "read"};
                });
        this.kind = kind;
    }

    @Override
    long initial(Prng random) {
        return random.chance(0.5) ? 0 : random.chance(0.5) ? 0x9 : 0x89;
    }

    @Override
    long argument(Prng random, int function) {
        return function == IN ? value(random) : 0;
    }

    @Override
    long answer(Prng random, long state, int function, long argument) {
        return function == IN ? NOTHING : seen(state);
    }

    private long seen(long state) {
        return switch (kind) {
            case QUEUE -> Packed.first(state);
            case STACK -> Packed.last(state);
            case LIST -> state;
        };
    }

    @Override
    long step(long state, int function, long argument, long answer) {
        if (function == IN) {
            return Packed.withLast(state, argument);
        }
        if (answer != UNSEEN && answer != seen(state)) {
            return REFUSED;
        }
        return switch (kind) {
            case QUEUE -> Packed.withoutFirst(state);
            case STACK -> Packed.withoutLast(state);
            case LIST -> state;
        };
    }

    @Override
    long otherAnswer(Prng random, int function, long argument, long answer) {
        if (function == IN) {
            return NOTHING;
        }
        if (kind != Kind.LIST) {
            return random.nextInt(3) == 0 ? NOTHING : known(random);
        }
        return switch (random.nextInt(3)) {
            case 0 -> Packed.reversed(answer);
            case 1 -> Packed.withoutLast(answer);
            default -> Packed.withLast(answer, known(random));
        };
    }

    @Override
    Model model(long initial) {
        List<Object> elements = Packed.elements(initial);
        return switch (kind) {
            case QUEUE -> Models.queue(elements);
            case STACK -> Models.stack(elements);
            case LIST -> Models.list(elements);
        };
    }

    @Override
    @Nullable
    Object input(int function, long argument) {
        return number(argument);
    }

    @Override
    @Nullable
    Object output(int function, long argument, long answer) {
        return kind == Kind.LIST && function != IN ? Packed.elements(answer) : number(answer);
    }
}
