package io.netsplit.check.linearizability.proof;

import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of values: bit v is set where v is in it. */
final class SetSpecification extends Specification {
    private static final int ADD = 0;
    private static final int REMOVE = 1;
    private static final int CONTAINS = 2;

    SetSpecification() {
        super("add", "remove", "contains", "read");
    }

    @Override
    long initial(Prng random) {
        return random.chance(0.5) ? 0 : 1 << 1 | 1 << 9;
    }

    @Override
    long argument(Prng random, int function) {
        return function == ADD ? value(random) : function <= CONTAINS ? known(random) : 0;
    }

    @Override
    long answer(Prng random, long state, int function, long argument) {
        if (function > CONTAINS) {
            return state;
        }
        boolean there = (state >> argument & 1) == 1;
        boolean unsaid = function != CONTAINS && random.chance(0.5);
        return unsaid ? NOTHING : there == (function != ADD) ? TRUE : FALSE;
    }

    @Override
    long step(long state, int function, long argument, long answer) {
        if (function > CONTAINS) {
            return answer == UNSEEN || answer == state ? state : REFUSED;
        }
        boolean there = (state >> argument & 1) == 1;
        if (!fits(answer, there == (function != ADD))) {
            return REFUSED;
        }
        return function == ADD ? state | 1L << argument : function == REMOVE ? state & ~(1L << argument) : state;
    }

    @Override
    long otherAnswer(Prng random, int function, long argument, long answer) {
        return function > CONTAINS ? answer ^ 1L << known(random) : answer == FALSE ? TRUE : FALSE;
    }

    @Override
    Model model(long initial) {
        return Models.set(elements(initial));
    }

    @Override
    @Nullable
    Object input(int function, long argument) {
        return number(argument);
    }

    @Override
    @Nullable
    Object output(int function, long argument, long answer) {
        return function <= CONTAINS ? truth(answer) : elements(answer);
    }

    private static List<Object> elements(long set) {
        List<Object> elements = new ArrayList<>();
        for (long value = 15; value >= 0; value--) {
            if ((set >> value & 1) == 1) {
                elements.add(value);
            }
        }
        return elements;
    }
}
