package io.netsplit.scenario.cli;

import io.netsplit.trace.Divergence;
import io.netsplit.trace.TraceEvent;
import io.netsplit.trace.TraceHeader;
import io.netsplit.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two trace files up to where they part, with what led there in lines for a person. Of what they have in common only the last
 * lines are kept.
 *
 * @param before the last common events that changed the picture, and the last of all, in their order
 * @param next what comes then in one of them; empty where there is no event
 * @param otherNext what comes then in the other
 */
record TraceComparison(
        TraceHeader header,
        TraceHeader otherHeader,
        Divergence divergence,
        List<String> before,
        String next,
        String otherNext) {
    private static final int MILESTONES = 5;
    private static final int LATEST = 3;

    /**
     * @param shown what messages call the file
     */
    record Trace(Path file, String shown) {}

    static TraceComparison of(Trace one, Trace other) throws IOException {
        try (TraceReader here = TraceReader.open(one.file(), one.shown());
                TraceReader there = TraceReader.open(other.file(), other.shown())) {
            Story story = new Story(here.header(), there.header());
            Divergence divergence = Divergence.between(here, there, story::goesOn);
            return new TraceComparison(
                    here.header(),
                    there.header(),
                    divergence,
                    story.lines(),
                    line(story.text, divergence.one()),
                    line(story.otherText, divergence.other()));
        }
    }

    private static String line(EventText text, Divergence.Side side) {
        return side.event() == null ? "" : text.text(side.event());
    }

    /** What both have told so far. */
    private static final class Story {
        private final EventText text;
        private final EventText otherText;
        private final ArrayDeque<Map.Entry<Long, TraceEvent>> milestones = new ArrayDeque<>();
        private final ArrayDeque<Map.Entry<Long, TraceEvent>> latest = new ArrayDeque<>();
        private long count;

        Story(TraceHeader header, TraceHeader otherHeader) {
            text = new EventText(header);
            boolean sameNames = header.nodes().equals(otherHeader.nodes())
                    && header.clients().equals(otherHeader.clients());
            otherText = sameNames ? text : new EventText(otherHeader);
        }

        void goesOn(TraceEvent event) {
            text.note(event);
            if (otherText != text) {
                otherText.note(event);
            }
            Map.Entry<Long, TraceEvent> numbered = Map.entry(count++, event);
            if (EventText.isMilestone(event)) {
                keep(milestones, numbered, MILESTONES);
            }
            keep(latest, numbered, LATEST).ifPresent(old -> {
                text.forget(old);
                otherText.forget(old);
            });
        }

        /** What had to give way. */
        private static Optional<TraceEvent> keep(
                ArrayDeque<Map.Entry<Long, TraceEvent>> some, Map.Entry<Long, TraceEvent> one, int most) {
            some.add(one);
            return some.size() > most ? Optional.of(some.removeFirst().getValue()) : Optional.empty();
        }

        List<String> lines() {
            Map<Long, String> all = new LinkedHashMap<>();
            milestones.forEach(event -> all.put(event.getKey(), text.text(event.getValue())));
            latest.forEach(event -> all.put(event.getKey(), text.text(event.getValue())));
            return List.copyOf(all.values());
        }
    }
}
