package io.netsplit.visualizer.model;

import io.netsplit.trace.Divergence;
import java.util.List;

/**
 * Another run that is held against the one that is seen, up to where they part.
 *
 * @param name what the run that is seen is called in sentences
 * @param otherName what the other is called
 * @param divergence with the run that is seen as the one
 * @param common how far they are the same, in words
 * @param next what comes after that, in words; empty where nothing does
 * @param headers what they do not have in common from the beginning, a sentence each
 */
public record Beside(
        OpenedRun other,
        String name,
        String otherName,
        Divergence divergence,
        String common,
        String next,
        List<String> headers) {
    public Beside {
        headers = List.copyOf(headers);
    }

    /** The same, as far as the other has come by now. */
    public Beside withOther(OpenedRun grown) {
        return new Beside(grown, name, otherName, divergence, common, next, headers);
    }

    /** Row of the first event that differs, in both; it may be beyond the end of one of them. */
    public int event() {
        return (int) divergence.common();
    }

    /** When the first of them does something that the other does not; the last common instant where none does yet. */
    public long partNs() {
        long never = Long.MAX_VALUE;
        long first = Math.min(divergence.one().timeNs(never), divergence.other().timeNs(never));
        return first == never ? divergence.commonNs() : first;
    }
}
