package io.netsplit.scenario.report;

/**
 * One recorded run in pictures, each an {@code svg} element to be put into a page; empty where there is nothing to show.
 *
 * @param spaceTime the window around what matters
 * @param cluster the state at the instant that matters; empty where that is the beginning
 * @param strip the whole run: faults, leaders, violations, messages
 * @param consistency what clients were answered in that window, and why no order explains it
 * @param remark why pictures are missing or not whole, in a sentence; empty where they are
 */
public record RunDrawing(String spaceTime, String cluster, String strip, String consistency, String remark) {
    /** Characters of all of them. */
    public int size() {
        return spaceTime.length() + cluster.length() + strip.length() + consistency.length();
    }

    /** Nothing, and nothing to be said of it. */
    public static final RunDrawing NONE = missing("");

    /** Nothing, and why. */
    public static RunDrawing missing(String why) {
        return new RunDrawing("", "", "", "", why);
    }
}
