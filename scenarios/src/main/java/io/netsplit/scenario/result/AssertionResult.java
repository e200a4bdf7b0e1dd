package io.netsplit.scenario.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one assertion of the file, for one variant, over all seeds.
 *
 * @param kind which of the five
 * @param text the claim without window and filter, as "availability >= 90%" or "majority-has-leader"
 * @param window as "during split within 1s", or empty for the whole run
 * @param filter as "majority" or "operation write", or empty
 * @param name the author's own name for it, or empty
 * @param source where it stands: "file:line:column"
 * @param line from 1
 * @param column from 1
 * @param expectFail true where the assertion is meant to be violated
 * @param because the author's reason, or empty
 * @param holds whether the claim held over all seeds, whatever was expected: one violated seed is FAIL
 * @param verdict whether it turned out as expected; equals {@code holds} unless {@code expectFail}
 * @param measured the figure to show beside it, as "worst 0.61 s (seed 14)", "20 histories", "violated in 20 of 20"
 * @param worst the value furthest from the claim, in the unit of {@code unit}; NaN where there is none
 * @param worstSeed the seed of {@code worst}; null where there is none
 * @param unit of {@code worst} and of the values per seed: "ns", "share" (0 to 1), "per-second", "ratio", "" for a count
 * @param seeds one entry per finished run, in the order of the seeds
 * @param firstFailingSeed the first seed that violates the claim; null where none does
 * @param evidence sentences on what went wrong in that seed, the first one a summary; empty where nothing did
 */
public record AssertionResult(
        Kind kind,
        String text,
        String window,
        String filter,
        String name,
        String source,
        int line,
        int column,
        boolean expectFail,
        String because,
        Verdict holds,
        Verdict verdict,
        String measured,
        double worst,
        @Nullable Long worstSeed,
        String unit,
        List<SeedResult> seeds,
        @Nullable Long firstFailingSeed,
        List<String> evidence) {
    /** The five kinds of assertion, in the format's words when lower-cased. */
    public enum Kind {
        INVARIANT,
        CONSISTENCY,
        EVENTUALLY,
        THRESHOLD,
        COMPARE;

        /** The word in a scenario file. */
        public String word() {
            return switch (this) {
                case INVARIANT -> "invariant";
                case CONSISTENCY -> "consistency";
                case EVENTUALLY -> "eventually";
                case THRESHOLD -> "threshold";
                case COMPARE -> "compare";
            };
        }
    }

    /**
     * The claim in one seed.
     *
     * @param seed the run's seed
     * @param holds whether the claim held in this run
     * @param value the measured figure in the assertion's unit; NaN where there is none
     * @param sentence what was found, for a person; may be empty where the claim holds
     * @param timeNs virtual time at which it was violated, in nanoseconds; -1 where that has no meaning
     */
    public record SeedResult(long seed, Verdict holds, double value, String sentence, long timeNs) {}

    public AssertionResult {
        seeds = List.copyOf(seeds);
        evidence = List.copyOf(evidence);
    }

    /** The whole claim on one line, as "eventually majority-has-leader during split within 1s". */
    public String sentence() {
        StringBuilder line = new StringBuilder(kind.word()).append(' ').append(text);
        if (!window.isEmpty()) {
            line.append(' ').append(window);
        }
        if (!filter.isEmpty()) {
            line.append(", ").append(filter);
        }
        return line.toString();
    }

    /** Seeds in which the claim did not hold. */
    public int violations() {
        return (int) seeds.stream().filter(seed -> seed.holds() == Verdict.FAIL).count();
    }
}
