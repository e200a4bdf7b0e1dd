package io.netsplit.scenario.result;

import java.util.List;

/**
 * More than one node believed that it led, in [startNs, endNs).
 *
 * @param startNs virtual nanoseconds
 * @param endNs virtual nanoseconds
 * @param detectedNs when the first of them noticed, and ceased to lead; {@link #NEVER} where none did before a crash or the
 *     end of the run
 * @param leaders who they were, and what each acknowledged meanwhile
 * @param lostWrites writes acknowledged in the interval that were later gone, for a person; empty where none were found
 */
public record SplitBrain(long startNs, long endNs, long detectedNs, List<Leader> leaders, List<String> lostWrites) {
    /** What {@code detectedNs} is where nobody noticed. */
    public static final long NEVER = -1;

    /**
     * One of those that believed it led.
     *
     * @param node its name
     * @param epoch in which it believed so
     * @param startNs when it began to believe so, virtual nanoseconds
     * @param endNs when it ceased to
     * @param winner true for the one that led on
     * @param acknowledged writes that it acknowledged in the interval
     * @param lost how many of them were later gone
     */
    public record Leader(
            String node, long epoch, long startNs, long endNs, boolean winner, long acknowledged, long lost) {}

    public SplitBrain {
        leaders = List.copyOf(leaders);
        lostWrites = List.copyOf(lostWrites);
    }
}
