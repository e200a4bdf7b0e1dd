package io.netsplit.scenario.report;

import io.netsplit.scenario.result.SplitBrain;
import java.util.List;

/** What pictures show, said in words. */
final class Sentences {
    private Sentences() {}

    /** As "n1 (term 1) and n4 (term 2) both believed that they led, from 10.284 s to 13.102 s". */
    static String splitBrain(SplitBrain split, String epochWord) {
        List<String> leaders = each(split, epochWord);
        return enumerate(leaders) + (leaders.size() == 2 ? " both" : " all") + " believed that they led, from "
                + Figures.instant(split.startNs()) + " to " + Figures.instant(split.endNs());
    }

    /** As "2 leaders at once: n1 (term 1), n4 (term 2)". */
    static String leaders(SplitBrain split, String epochWord) {
        List<String> leaders = each(split, epochWord);
        return leaders.size() + " leaders at once: " + String.join(", ", leaders);
    }

    private static List<String> each(SplitBrain split, String epochWord) {
        return split.leaders().stream()
                .map(leader -> leader.node() + " (" + epochWord + " " + leader.epoch() + ")")
                .toList();
    }

    /** As "a, b and c". */
    static String enumerate(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
