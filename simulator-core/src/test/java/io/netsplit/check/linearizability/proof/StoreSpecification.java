package io.netsplit.check.linearizability.proof;

import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key of a store. The state is 0 for nothing; else its highest bits say what it is (a number, a list of numbers, a text,
 * a list of one-letter texts) and its lowest the elements, four bits each. A history has either numbers or texts.
 */
final class StoreSpecification extends Specification {
    private static final int GET = 0;
    private static final int PUT = 1;
    private static final int APPEND = 2;
    private static final long ONE = 1L << 60;
    private static final long LIST = 2L << 60;
    private static final long KIND = 7L << 60;

    private boolean texts;

    StoreSpecification() {
        super("get", "put", "append", "delete");
    }

    @Override
    long initial(Prng random) {
        texts = random.chance(0.5);
        return switch (random.nextInt(3)) {
            case 0 -> ONE | 9;
            case 1 -> texts ? ONE | 0x89 : LIST | 0x89;
            default -> 0;
        };
    }

    @Override
    long argument(Prng random, int function) {
        return function == PUT || function == APPEND ? value(random) : 0;
    }

    @Override
    long answer(Prng random, long state, int function, long argument) {
        if (function == GET) {
            return state;
        }
        boolean unsaid = function != 3 || random.chance(0.4);
        return unsaid ? NOTHING : state != 0 ? TRUE : FALSE;
    }

    @Override
    long step(long state, int function, long argument, long answer) {
        return switch (function) {
            case GET -> answer == UNSEEN || answer == state ? state : REFUSED;
            case PUT -> ONE | argument;
            case APPEND -> (texts && (state & KIND) == ONE ? ONE : LIST) | Packed.withLast(state & ~KIND, argument);
            default -> fits(answer, state != 0) ? 0 : REFUSED;
        };
    }

    @Override
    long otherAnswer(Prng random, int function, long argument, long answer) {
        if (function == PUT || function == APPEND) {
            return NOTHING;
        }
        if (function != GET) {
            return answer == FALSE ? TRUE : FALSE;
        }
        boolean list = (answer & KIND) == LIST;
        return switch (random.nextInt(3)) {
            case 0 -> ONE | known(random);
            case 1 -> list || texts && answer != 0 ? answer & KIND | Packed.withLast(answer & ~KIND, known(random)) : 0;
            default -> list ? LIST | Packed.reversed(answer & ~KIND) : 0;
        };
    }

    @Override
    Model model(long initial) {
        return Models.kv(decoded(initial));
    }

    @Override
    @Nullable
    Object input(int function, long argument) {
        return argument == 0 ? null : decoded(ONE | argument);
    }

    @Override
    @Nullable
    Object output(int function, long argument, long answer) {
        return function == GET ? decoded(answer) : truth(answer);
    }

    private @Nullable Object decoded(long state) {
        if (state == 0) {
            return null;
        }
        List<Object> elements = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (long rest = state & ~KIND; rest != 0; rest >>= 4) {
            String letter = String.valueOf((char) ('a' + (rest & 15)));
            text.append(letter);
            elements.add(texts ? letter : (Object) (rest & 15));
        }
        return (state & KIND) == LIST ? List.copyOf(elements) : texts ? text.toString() : elements.get(0);
    }
}
