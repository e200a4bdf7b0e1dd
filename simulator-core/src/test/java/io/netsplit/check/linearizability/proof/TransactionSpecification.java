package io.netsplit.check.linearizability.proof;

import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Three registers in one state, four bits each. An argument holds up to three steps, eight bits each: four for the
 * function (1 read, 2 write, 0 for no step) and the register, four for the value. The answer holds what was read, four bits
 * for each step.
 */
final class TransactionSpecification extends Specification {
    private static final int STEPS = 3;

    private long every;

    TransactionSpecification() {
        super("txn");
    }

    @Override
    long initial(Prng random) {
        every = random.chance(0.5) ? 0 : 9;
        return every | every << 4 | every << 8;
    }

    @Override
    long argument(Prng random, int function) {
        long argument = 0;
        boolean onlyReads = random.chance(0.4);
        for (int i = 1 + random.nextInt(STEPS); i > 0; i--) {
            boolean write = !onlyReads && random.chance(0.6);
            long step = (write ? 2L : 1L) << 6 | (long) random.nextInt(3) << 4 | (write ? value(random) & 15 : 0);
            argument = argument << 8 | step;
        }
        return argument;
    }

    private static int function(long argument, int i) {
        return (int) (argument >> (8 * i + 6)) & 3;
    }

    private static int register(long argument, int i) {
        return (int) (argument >> (8 * i + 4)) & 3;
    }

    private static long value(long argument, int i) {
        return argument >> (8 * i) & 15;
    }

    @Override
    long answer(Prng random, long state, int function, long argument) {
        long answer = 0;
        long now = state;
        for (int i = 0; i < STEPS; i++) {
            if (function(argument, i) == 1) {
                answer |= (now >> (4 * register(argument, i)) & 15) << (4 * i);
            }
            now = written(now, argument, i);
        }
        return answer;
    }

    private static long written(long state, long argument, int i) {
        int shift = 4 * register(argument, i);
        return function(argument, i) == 2 ? state & ~(15L << shift) | value(argument, i) << shift : state;
    }

    @Override
    long step(long state, int function, long argument, long answer) {
        long now = state;
        for (int i = 0; i < STEPS; i++) {
            boolean read = function(argument, i) == 1 && answer != UNSEEN;
            if (read && (now >> (4 * register(argument, i)) & 15) != (answer >> (4 * i) & 15)) {
                return REFUSED;
            }
            now = written(now, argument, i);
        }
        return now;
    }

    @Override
    long otherAnswer(Prng random, int function, long argument, long answer) {
        long other = answer;
        for (int i = 0; i < STEPS; i++) {
            if (function(argument, i) == 1 && random.chance(0.6)) {
                other = other & ~(15L << (4 * i)) | (long) (known(random) & 15) << (4 * i);
            }
        }
        return other;
    }

    @Override
    Model model(long initial) {
        return Models.multiRegister(number(every));
    }

    @Override
    Object input(int function, long argument) {
        return steps(argument, 0, false);
    }

    @Override
    Object output(int function, long argument, long answer) {
        return steps(argument, answer, true);
    }

    private static List<Object> steps(long argument, long answer, boolean answered) {
        List<Object> steps = new ArrayList<>(STEPS);
        for (int i = 0; i < STEPS && function(argument, i) != 0; i++) {
            boolean write = function(argument, i) == 2;
            Object value = write ? number(value(argument, i)) : answered ? number(answer >> (4 * i) & 15) : null;
            String register = "r" + register(argument, i);
            steps.add(Collections.unmodifiableList(Arrays.asList(write ? "write" : "read", register, value)));
        }
        return steps;
    }
}
