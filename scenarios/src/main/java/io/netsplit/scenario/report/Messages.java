package io.netsplit.scenario.report;

import io.netsplit.scenario.result.MessageView;
import io.netsplit.scenario.result.RunDetail;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Chooses the messages that a picture can still show. */
final class Messages {
    private Messages() {}

    /** Messages between lanes; of too many, those sent nearest to the focus, in the order of sending. */
    static List<MessageView> nearest(RunDetail detail, Map<String, Double> lanes, int most) {
        List<MessageView> drawn = between(detail, lanes);
        if (drawn.size() <= most) {
            return drawn;
        }
        Comparator<MessageView> near =
                Comparator.comparingLong(message -> Math.abs(message.sentNs() - detail.focusNs()));
        return drawn.stream()
                .sorted(near)
                .limit(most)
                .sorted(Comparator.comparingLong(MessageView::sentNs))
                .toList();
    }

    private static List<MessageView> between(RunDetail detail, Map<String, Double> lanes) {
        return detail.messages().stream()
                .filter(message -> lanes.containsKey(message.from()) && lanes.containsKey(message.to()))
                .filter(message -> !message.from().equals(message.to()))
                .toList();
    }
}
