package io.netsplit.check.linearizability.proof;

import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import org.jspecify.annotations.Nullable;

/** A mutex: 1 while it is held, else 0. */
final class MutexSpecification extends Specification {
    MutexSpecification() {
        super("acquire", "release");
    }

    private static long wanted(int function) {
        return function == 0 ? 1 : 0;
    }

    @Override
    long initial(Prng random) {
        return random.nextInt(2);
    }

    @Override
    long argument(Prng random, int function) {
        return 0;
    }

    @Override
    long answer(Prng random, long state, int function, long argument) {
        return said(random, state != wanted(function));
    }

    @Override
    long step(long state, int function, long argument, long answer) {
        if (answer == UNSEEN) {
            return wanted(function);
        }
        boolean changes = state != wanted(function);
        return changes == (answer == FALSE) ? REFUSED : wanted(function);
    }

    @Override
    long otherAnswer(Prng random, int function, long argument, long answer) {
        return answer == FALSE ? TRUE : FALSE;
    }

    @Override
    Model model(long initial) {
        return Models.mutex(initial == 1);
    }

    @Override
    @Nullable
    Object input(int function, long argument) {
        return null;
    }

    @Override
    @Nullable
    Object output(int function, long argument, long answer) {
        return truth(answer);
    }
}
