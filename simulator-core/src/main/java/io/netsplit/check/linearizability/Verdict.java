package io.netsplit.check.linearizability;

import org.jspecify.annotations.Nullable;

/**
 * What a consistency checker says of a history.
 *
 * @param answer linearizable, not linearizable, or unknown
 * @param operations how many operations counted: all but those that failed and those that nobody can have noticed
 * @param statesVisited how much of the {@link Budget} was used
 * @param reason why the answer is unknown, with the flag that raises the bound; else empty
 * @param violation the evidence where the history is not linearizable and evidence was wanted, else null
 */
public record Verdict(
        Answer answer,
        long operations,
        long statesVisited,
        String reason,
        @Nullable Violation violation) {
    /** Unknown is never a pass: the search was given up, or there was nothing to judge. */
    public enum Answer {
        LINEARIZABLE,
        NOT_LINEARIZABLE,
        UNKNOWN
    }

    public Verdict {
        if (answer != Answer.NOT_LINEARIZABLE && violation != null) {
            throw new IllegalArgumentException("a history that is not refused has no violation");
        }
        if ((answer == Answer.UNKNOWN) == reason.isEmpty()) {
            throw new IllegalArgumentException("a reason is needed exactly where the answer is unknown");
        }
    }

    public static Verdict linearizable(long operations, long statesVisited) {
        return new Verdict(Answer.LINEARIZABLE, operations, statesVisited, "", null);
    }

    public static Verdict violated(long operations, long statesVisited, Violation violation) {
        return new Verdict(Answer.NOT_LINEARIZABLE, operations, statesVisited, "", violation);
    }

    /** Without evidence. */
    public static Verdict violated(long operations, long statesVisited) {
        return new Verdict(Answer.NOT_LINEARIZABLE, operations, statesVisited, "", null);
    }

    public static Verdict unknown(long operations, long statesVisited, String reason) {
        return new Verdict(Answer.UNKNOWN, operations, statesVisited, reason, null);
    }
}
