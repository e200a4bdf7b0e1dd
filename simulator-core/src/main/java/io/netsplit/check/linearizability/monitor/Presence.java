package io.netsplit.check.linearizability.monitor;

import java.util.Arrays;

/**
 * When some element or other was certainly there: from the completion of its put to the invocation of its take. An operation
 * that found nothing needs an instant without.
 */
final class Presence {
    private static final int NONE = -1;

    private final int[] end;

    /** For each event, the element whose presence begins there or {@link #NONE}. */
    private final int[] beginning;

    /** For each event, the last event before or at it after which nothing is certainly there, or {@link #NONE}. */
    private final int[] lastGap;

    /** For each event, the first event at it or after it after which nothing is certainly there, or their number. */
    private final int[] nextGap;

    /** {@code begin} and {@code end}: by element; an element whose end is not after its begin is never certainly there. */
    Presence(int[] begin, int[] end, int events) {
        this.end = end;
        beginning = new int[events];
        lastGap = new int[events];
        nextGap = new int[events];
        Arrays.fill(beginning, NONE);
        int[] change = new int[events];
        for (int element = 0; element < begin.length; element++) {
            if (begin[element] < end[element]) {
                beginning[begin[element]] = element;
                change[begin[element]]++;
                if (end[element] < events) {
                    change[end[element]]--;
                }
            }
        }
        int there = 0;
        int gap = NONE;
        for (int event = 0; event < events; event++) {
            there += change[event];
            gap = there == 0 ? event : gap;
            lastGap[event] = gap;
        }
        int next = events;
        for (int event = events - 1; event >= 0; event--) {
            next = lastGap[event] == event ? event : next;
            nextGap[event] = next;
        }
    }

    /** The last event from the first to just before the second after which nothing is certainly there, or -1. */
    int lastGapBetween(int from, int to) {
        int gap = lastGap[Math.min(to, lastGap.length) - 1];
        return gap >= from ? gap : NONE;
    }

    /** The first such event, or -1. */
    int firstGapBetween(int from, int to) {
        int gap = nextGap[from];
        return gap < to ? gap : NONE;
    }

    /** Elements that together are there all the time between two events between which there is no gap. */
    Places cover(int from, int to) {
        Places cover = new Places();
        int reached = from;
        int best = NONE;
        int event = 0;
        while (reached < to) {
            for (; event <= reached; event++) {
                int element = beginning[event];
                if (element != NONE && (best == NONE || end[element] > end[best])) {
                    best = element;
                }
            }
            if (best == NONE || end[best] <= reached) {
                throw new IllegalStateException("a gap after event " + reached);
            }
            cover.add(best);
            reached = end[best];
        }
        return cover;
    }
}
