package io.netsplit.check.linearizability.proof;

import io.netsplit.history.Cas;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import org.jspecify.annotations.Nullable;

/** A register: the state is the value, 0 for none. The argument of a cas is sixteen times the old value plus the new. */
final class RegisterSpecification extends Specification {
    private static final int READ = 0;
    private static final int WRITE = 1;

    private final boolean cas;

    /** {@code cas}: compare-and-set is used as often as the others. */
    RegisterSpecification(boolean cas) {
        super(cas ? new String[] {"read", "write", "cas"} : new String[] {"read", "write"});
        this.cas = cas;
    }

    @Override
    long initial(Prng random) {
        return random.chance(0.5) ? 0 : 9;
    }

    @Override
    long argument(Prng random, int function) {
        if (function == READ) {
            return 0;
        }
        long value = function == WRITE && random.nextInt(12) == 0 ? 0 : value(random);
        return function == WRITE ? value : 16L * (random.nextInt(5) == 0 ? 0 : known(random)) + value;
    }

    @Override
    long answer(Prng random, long state, int function, long argument) {
        return function == READ ? state : function == WRITE ? NOTHING : said(random, state == argument >> 4);
    }

    @Override
    long step(long state, int function, long argument, long answer) {
        if (function == READ) {
            return answer == UNSEEN || answer == state ? state : REFUSED;
        }
        if (function == WRITE) {
            return argument;
        }
        boolean matches = state == argument >> 4;
        if (answer != UNSEEN && matches == (answer == FALSE)) {
            return REFUSED;
        }
        return matches ? argument & 15 : state;
    }

    @Override
    long otherAnswer(Prng random, int function, long argument, long answer) {
        if (function == READ) {
            return random.nextInt(6) == 0 ? 0 : known(random);
        }
        return function == WRITE ? NOTHING : answer == FALSE ? TRUE : FALSE;
    }

    @Override
    Model model(long initial) {
        return cas ? Models.casRegister(number(initial)) : Models.register(number(initial));
    }

    @Override
    @Nullable
    Object input(int function, long argument) {
        return function <= WRITE ? number(argument) : new Cas(number(argument >> 4), number(argument & 15));
    }

    @Override
    @Nullable
    Object output(int function, long argument, long answer) {
        return function <= WRITE ? number(answer) : truth(answer);
    }
}
