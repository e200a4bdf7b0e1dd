package io.netsplit.traffic.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The time axis of a run, cut wherever a window begins or ends. Stretches that lie in the same windows share a slot, so that
 * a fault that comes a thousand times needs no more memory than one that comes once.
 */
final class Slots {
    private final long[] startsNs;
    private final int[] slotOf;
    private final List<BitSet> windowsOf = new ArrayList<>();
    private int last;

    /** @param windows each as its stretches of time */
    Slots(long durationNs, List<List<Span>> windows) {
        TreeSet<Long> cuts = new TreeSet<>();
        cuts.add(0L);
        for (List<Span> window : windows) {
            for (Span span : window) {
                cuts.add(Math.min(span.startNs(), durationNs));
                cuts.add(Math.min(span.endNs(), durationNs));
            }
        }
        cuts.remove(durationNs);
        startsNs = cuts.stream().mapToLong(Long::longValue).toArray();
        slotOf = new int[startsNs.length];
        Map<BitSet, Integer> slots = new LinkedHashMap<>();
        for (int i = 0; i < startsNs.length; i++) {
            BitSet windowsHere = at(startsNs[i], windows);
            slotOf[i] = slots.computeIfAbsent(windowsHere, key -> {
                windowsOf.add(key);
                return windowsOf.size() - 1;
            });
        }
    }

    private static BitSet at(long timeNs, List<List<Span>> windows) {
        BitSet here = new BitSet();
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).stream().anyMatch(span -> span.contains(timeNs))) {
                here.set(i);
            }
        }
        return here;
    }

    int count() {
        return windowsOf.size();
    }

    /** Instants at which another stretch begins, in order; the first is 0. */
    long[] startsNs() {
        return startsNs.clone();
    }

    /** The slot of this instant. Asked about times that mostly ascend. */
    int at(long timeNs) {
        boolean stays = timeNs >= startsNs[last] && (last + 1 == startsNs.length || timeNs < startsNs[last + 1]);
        if (!stays) {
            int found = Arrays.binarySearch(startsNs, timeNs);
            last = found >= 0 ? found : -found - 2;
        }
        return slotOf[last];
    }

    boolean isIn(int slot, int window) {
        return windowsOf.get(slot).get(window);
    }
}
