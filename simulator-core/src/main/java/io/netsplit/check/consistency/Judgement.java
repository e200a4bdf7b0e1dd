package io.netsplit.check.consistency;

import io.netsplit.check.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What became of one level.
 *
 * @param level what was asked
 * @param finding holds, violated, or unknown: nothing was read, or a bound was hit, or reads have more than one explanation
 * @param operations how many operations counted
 * @param reason why it is unknown; else empty
 * @param contradiction the evidence where it is violated; else null
 */
public record Judgement(
        Level level,
        Finding finding,
        int operations,
        String reason,
        @Nullable Contradiction contradiction) {
    public Judgement {
        if ((finding == Finding.UNKNOWN) == reason.isEmpty()) {
            throw new IllegalArgumentException("a reason is needed exactly where the finding is unknown");
        }
        if ((finding == Finding.VIOLATED) != (contradiction != null)) {
            throw new IllegalArgumentException("evidence is needed exactly where the finding is violated");
        }
    }

    static Judgement holds(Level level, int operations) {
        return new Judgement(level, Finding.HOLDS, operations, "", null);
    }

    static Judgement violated(Level level, int operations, Contradiction why) {
        return new Judgement(level, Finding.VIOLATED, operations, "", why);
    }

    static Judgement unknown(Level level, int operations, String reason) {
        return new Judgement(level, Finding.UNKNOWN, operations, reason, null);
    }
}
