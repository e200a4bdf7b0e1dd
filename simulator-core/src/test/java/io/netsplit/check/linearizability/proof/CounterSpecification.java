package io.netsplit.check.linearizability.proof;

import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import org.jspecify.annotations.Nullable;

/** A counter: the state and what was read is the sum plus a thousand, so that neither is negative nor nothing. */
final class CounterSpecification extends Specification {
    private static final int ADD = 0;
    private static final int INCREMENT = 1;
    private static final int READ = 3;
    private static final long ZERO = 1000;

    CounterSpecification() {
        super("add", "increment", "decrement", "read");
    }

    @Override
    long initial(Prng random) {
        return ZERO + (random.chance(0.5) ? 0 : 7);
    }

    /** The amount plus ten; 0 for none, which stands for one. */
    @Override
    long argument(Prng random, int function) {
        return function == READ ? 0 : function != ADD && random.chance(0.5) ? 0 : 10 + random.between(-2, 3);
    }

    private static long change(int function, long argument) {
        long amount = argument == 0 ? 1 : argument - 10;
        return function == READ ? 0 : function <= INCREMENT ? amount : -amount;
    }

    @Override
    long answer(Prng random, long state, int function, long argument) {
        if (function == READ && state == ZERO) {
            return random.chance(0.5) ? NOTHING : state;
        }
        return function == READ || random.chance(0.3) ? state + change(function, argument) : NOTHING;
    }

    @Override
    long step(long state, int function, long argument, long answer) {
        long next = state + change(function, argument);
        long told = function == READ && answer == NOTHING ? ZERO : answer;
        return told == UNSEEN || told == NOTHING || told == next ? next : REFUSED;
    }

    @Override
    long otherAnswer(Prng random, int function, long argument, long answer) {
        return (answer <= NOTHING ? ZERO : answer) + random.between(-3, 3);
    }

    @Override
    Model model(long initial) {
        return Models.counter(initial - ZERO);
    }

    @Override
    @Nullable
    Object input(int function, long argument) {
        return argument == 0 ? null : (Object) (argument - 10);
    }

    @Override
    @Nullable
    Object output(int function, long argument, long answer) {
        return answer == NOTHING ? null : (Object) (answer - ZERO);
    }
}
