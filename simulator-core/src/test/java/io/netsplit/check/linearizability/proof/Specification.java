package io.netsplit.check.linearizability.proof;

import io.netsplit.model.Model;
import io.netsplit.random.Prng;
import org.jspecify.annotations.Nullable;

/**
 * What one object does, written down a second time: with states, arguments and answers packed into numbers, and nothing
 * shared with the models that it is compared with. One instance makes and judges many small histories, one after the other.
 */
abstract class Specification {
    static final long REFUSED = -1;
    static final long UNSEEN = Long.MIN_VALUE;

    /** Answers of operations that say nothing, or only whether they did what they should. */
    static final long NOTHING = 0;

    static final long TRUE = 1;
    static final long FALSE = 2;

    private final String[] words;
    private boolean distinct;
    private int nextValue;

    Specification(String... words) {
        this.words = words;
    }

    final int functions() {
        return words.length;
    }

    final String word(int function) {
        return words[function];
    }

    /** Begins a history: the state before its first operation. */
    final long begin(Prng random) {
        distinct = random.nextInt(3) == 0;
        nextValue = 1;
        return initial(random);
    }

    /** A value from 1 to 9: one of three, or in every third history a new one each time. */
    final int value(Prng random) {
        return distinct ? nextValue++ : 1 + random.nextInt(3);
    }

    /** A value that may well be there already. */
    final int known(Prng random) {
        return distinct ? 1 + random.nextInt(nextValue) : 1 + random.nextInt(3);
    }

    /** Draws how values are chosen in this history, and the state before it. */
    abstract long initial(Prng random);

    abstract long argument(Prng random, int function);

    /** What the object may answer in this state. */
    abstract long answer(Prng random, long state, int function, long argument);

    /** The state afterwards, or {@link #REFUSED}; {@code answer} may be {@link #UNSEEN}. */
    abstract long step(long state, int function, long argument, long answer);

    /** An answer of the same kind that may be wrong. */
    abstract long otherAnswer(Prng random, int function, long argument, long answer);

    /** The model that is to agree. */
    abstract Model model(long initial);

    abstract @Nullable Object input(int function, long argument);

    abstract @Nullable Object output(int function, long argument, long answer);

    /** True, false or nothing, as the models know them. */
    static @Nullable Object truth(long answer) {
        return answer == NOTHING ? null : (Object) (answer == TRUE);
    }

    static @Nullable Object number(long value) {
        return value == 0 ? null : (Object) value;
    }

    /** Whether an operation did what it should, said or, where it did, sometimes left unsaid. */
    static long said(Prng random, boolean success) {
        return !success ? FALSE : random.chance(0.5) ? TRUE : NOTHING;
    }

    /** True where an answer that may be left unsaid fits. */
    static boolean fits(long answer, boolean success) {
        return answer == UNSEEN || answer == NOTHING || (answer == TRUE) == success;
    }
}
