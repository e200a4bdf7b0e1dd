package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.EventKind;
import io.netsplit.visualizer.model.Events;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.Postings;
import io.netsplit.visualizer.model.Recording;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event in a few words. */
final class EventWords {
    private static final int LOOK_BACK_MAX = 400;
    private static final int VALUE_MAX = 60;

    private final Recording recording;

    EventWords(Recording recording) {
        this.recording = recording;
    }

    /** Without the place, which the column or the heading tells. */
    String text(int event) {
        Events events = recording.events();
        Messages messages = recording.messages();
        String word = events.word(event);
        int link = events.link(event);
        return switch (events.kind(event)) {
            case SEND -> word + " → " + recording.name(messages.to(link));
            case DELIVER -> word + " ← " + recording.name(messages.from(link));
            case DROP ->
                "✕ " + word + " from " + recording.name(messages.from(link)) + ": "
                        + messages.fate(link).replace('-', ' ');
            case NODE -> (word + " " + fields(events.fields(event)).replaceFirst("^detail=", "")).trim();
            case PROTOCOL -> word + " " + fields(changed(event));
            case FAULT -> "fault " + word + " " + fields(events.fields(event)).replaceFirst("^detail=", "");
            case HEAL -> "healed: " + word;
            case INVOKE, COMPLETE -> word + " " + fields(events.fields(event));
        };
    }

    /** The whole event in one line, for a clipboard. */
    String line(int event) {
        int address = recording.events().address(event);
        String place = address < 0 ? "" : recording.name(address) + " ";
        return Times.instant(recording.events().timeNs(event), 1) + "  " + place + text(event);
    }

    /** The fields that are not as they were the last time that this node told this; all where it never did. */
    Map<String, Object> changed(int event) {
        Map<String, Object> now = recording.events().fields(event);
        int before = before(event);
        if (before < 0) {
            return now;
        }
        Map<String, Object> then = recording.events().fields(before);
        Map<String, Object> changed = new LinkedHashMap<>();
        now.forEach((name, value) -> {
            if (!value.equals(then.get(name))) {
                changed.put(name, value);
            }
        });
        return changed.isEmpty() ? now : changed;
    }

    /** The event before this one with the same word at the same place; -1 where there is none nearby. */
    int before(int event) {
        Events events = recording.events();
        int address = events.address(event);
        if (address < 0) {
            return -1;
        }
        Postings postings = recording.postings();
        int place = postings.lastNotAfter(address, event) - 1;
        for (int steps = 0; place >= 0 && steps < LOOK_BACK_MAX; place--, steps++) {
            int other = postings.event(address, place);
            if (events.kind(other) == EventKind.PROTOCOL && events.word(other).equals(events.word(event))) {
                return other;
            }
        }
        return -1;
    }

    static String fields(Map<String, Object> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : " ").append(name).append('=').append(value(value)));
        return text.toString();
    }

    static String value(Object value) {
        String text = String.valueOf(value);
        return text.length() <= VALUE_MAX ? text : text.substring(0, VALUE_MAX - 1) + "…";
    }
}
