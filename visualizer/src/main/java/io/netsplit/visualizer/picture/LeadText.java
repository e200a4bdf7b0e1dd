package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.Belief;
import io.netsplit.visualizer.model.DoubleLead;
import io.netsplit.visualizer.model.Recording;
import java.util.List;
import java.util.Locale;

/** Two leaders, in words. */
final class LeadText {
    private LeadText() {}

    static String of(Recording recording, DoubleLead lead) {
        int count = lead.leaders().size();
        String number = count == 2 ? "TWO LEADERS" : count + " LEADERS";
        StringBuilder text = new StringBuilder(lead.sameEpoch() ? "VIOLATION: " + number + " IN ONE TERM" : number);
        if (lead.sameEpoch()) {
            text = new StringBuilder(text.toString().replace("TERM", word(lead).toUpperCase(Locale.ROOT)));
        }
        for (Belief leader : lead.leaders()) {
            text.append(leader == lead.leaders().get(0) ? "  " : " · ")
                    .append(recording.name(leader.node()))
                    .append(" (")
                    .append(epoch(leader))
                    .append(leader.epoch() < lead.newestEpoch() ? ", stale)" : ")");
        }
        return text.toString();
    }

    /** Who leads, each with its epoch: "n1 term 1 and n5 term 2". */
    static String names(Recording recording, List<Belief> leaders) {
        return String.join(
                " and ",
                leaders.stream()
                        .map(belief -> recording.name(belief.node()) + " " + epoch(belief))
                        .toList());
    }

    static String epoch(Belief belief) {
        return belief.epochWord().isEmpty() ? "" : belief.epochWord() + " " + belief.epoch();
    }

    private static String word(DoubleLead lead) {
        String word = lead.leaders().get(0).epochWord();
        return word.isEmpty() ? "epoch" : word;
    }
}
