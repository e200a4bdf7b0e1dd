package io.netsplit.check.consistency;

import io.netsplit.check.Finding;
import io.netsplit.history.History;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges one history of registers or stores at every {@link Level}. Each answer is found once, when it is first asked for.
 * All but sequential consistency take time that grows with operations times sessions; that one is searched within a bound.
 *
 * <p>Every write to a key needs a value of its own, because a read is traced to its write by the value; reads that several
 * writes explain say nothing, and then nothing is known to hold.
 */
public final class ConsistencyChecker {
    /** Steps of the search for a sequential order. */
    public static final long DEFAULT_MAX_STEPS = 2_000_000;

    private final Accesses accesses;
    private final long maxSteps;
    private final Map<Level, Judgement> known = new EnumMap<>(Level.class);
    private @Nullable CausalOrder causalOrder;

    /**
     * A checker of this history.
     *
     * @param initial what every key holds at first
     * @throws IllegalArgumentException where an operation is none of a register or store
     */
    public ConsistencyChecker(History history, @Nullable Object initial) {
        this(history, initial, DEFAULT_MAX_STEPS);
    }

    /** As above, with a bound on the search for a sequential order. */
    public ConsistencyChecker(History history, @Nullable Object initial, long maxSteps) {
        this.accesses = AccessReader.read(history, initial);
        this.maxSteps = maxSteps;
    }

    /** What became of the level. */
    public Judgement judge(Level level) {
        Judgement judged = known.get(level);
        if (judged == null) {
            judged = find(level);
            known.put(level, judged);
        }
        return judged;
    }

    private Judgement find(Level level) {
        int size = accesses.size();
        if (!anyReads()) {
            return Judgement.unknown(level, size, "nothing was read");
        }
        boolean clocked = level == Level.SEQUENTIAL
                || level == Level.CAUSAL
                || level == Level.CAUSAL_CONVERGENCE
                || level == Level.WEAK_CAUSAL;
        if (clocked && !Clocks.fit(accesses)) {
            return Judgement.unknown(
                    level,
                    size,
                    size + " operations in " + accesses.lineCount() + " sessions are more than the "
                            + Clocks.MOST_ENTRIES + " clock entries that are kept: run shorter, or with fewer clients");
        }
        if (level == Level.SEQUENTIAL) {
            return sequential();
        }
        Contradiction found = contradiction(level);
        return found != null ? Judgement.violated(level, size, found) : nothingFound(level);
    }

    private boolean anyReads() {
        for (int i = 0; i < accesses.size(); i++) {
            if (accesses.reads(i)) {
                return true;
            }
        }
        return accesses.ambiguous > 0;
    }

    private Judgement nothingFound(Level level) {
        return accesses.ambiguous == 0
                ? Judgement.holds(level, accesses.size())
                : Judgement.unknown(level, accesses.size(), ambiguous());
    }

    private String ambiguous() {
        return accesses.ambiguous + (accesses.ambiguous == 1 ? " read" : " reads")
                + " returned a value that more than one operation may have left: give every write a value of its own";
    }

    private @Nullable Contradiction contradiction(Level level) {
        return switch (level) {
            case WEAK_CAUSAL -> causalOrder().weak();
            case CAUSAL_CONVERGENCE -> {
                Contradiction weak = judge(Level.WEAK_CAUSAL).contradiction();
                yield weak != null ? weak : causalOrder().convergence();
            }
            case CAUSAL -> {
                Contradiction weak = judge(Level.WEAK_CAUSAL).contradiction();
                yield weak != null ? weak : views(true);
            }
            case PRAM -> views(false);
            case READ_YOUR_WRITES, MONOTONIC_READS, MONOTONIC_WRITES, WRITES_FOLLOW_READS ->
                new SessionGuarantees(accesses).check(level);
            case SEQUENTIAL -> throw new IllegalArgumentException("it is searched");
        };
    }

    private CausalOrder causalOrder() {
        CausalOrder made = causalOrder;
        if (made == null) {
            made = new CausalOrder(accesses);
            causalOrder = made;
        }
        return made;
    }

    private @Nullable Contradiction views(boolean causal) {
        for (int line = 0; line < accesses.lineCount(); line++) {
            Contradiction found = SessionView.check(accesses, line, causal);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private Judgement sequential() {
        SequentialOrder order = new SequentialOrder(accesses);
        Finding finding = order.find(maxSteps);
        int size = accesses.size();
        Contradiction contradiction = order.contradiction();
        if (contradiction != null) {
            return Judgement.violated(Level.SEQUENTIAL, size, contradiction);
        }
        return finding == Finding.HOLDS
                ? nothingFound(Level.SEQUENTIAL)
                : Judgement.unknown(
                        Level.SEQUENTIAL,
                        size,
                        "no order of all operations was found within " + maxSteps
                                + " steps, nor that there is none: --checker-budget raises the bound");
    }
}
