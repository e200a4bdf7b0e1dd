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

    /** As "n1 noticed after 2.58 s", "nobody noticed": how long it took until one of them ceased to lead of itself. */
    static String detection(SplitBrain split) {
        if (split.detectedNs() == SplitBrain.NEVER) {
            return "nobody noticed";
        }
        String first = split.leaders().stream()
                .filter(leader -> leader.endNs() == split.detectedNs())
                .map(SplitBrain.Leader::node)
                .findFirst()
                .orElse("one of them");
        return first + " noticed after " + Figures.latency(split.detectedNs() - split.startNs());
    }

    /** As "n1, which did not lead on, acknowledged 5 writes: 3 lost, 2 kept or overwritten", one for each leader. */
    static List<String> shares(SplitBrain split) {
        return split.leaders().stream().map(Sentences::share).toList();
    }

    private static String share(SplitBrain.Leader leader) {
        String who = leader.node() + (leader.winner() ? ", which led on," : ", which did not lead on,");
        long kept = leader.acknowledged() - leader.lost();
        return leader.acknowledged() == 0
                ? who + " acknowledged no write"
                : who + " acknowledged " + Figures.counted(leader.acknowledged(), "write") + ": "
                        + Figures.count(leader.lost()) + " lost, " + Figures.count(kept) + " kept or overwritten";
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
