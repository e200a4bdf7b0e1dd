package io.netsplit.visualizer.model;

import java.util.List;
import java.util.Map;

/**
 * What clients asked for, in the order of asking: an operation is its row, and a row is one or two events. What it asked and was
 * answered is parsed when somebody looks.
 */
public final class Operations {
    /** The end of an operation whose completion was not recorded. */
    public static final long OPEN = Long.MAX_VALUE;

    private final Recording recording;
    private final Events events;
    private final IntColumn asked;

    public Operations(Recording recording) {
        this.recording = recording;
        this.events = recording.events();
        this.asked = recording.asked();
    }

    public int count() {
        return asked.size();
    }

    /** The event of its invocation. */
    public int invokeEvent(int operation) {
        return asked.get(operation);
    }

    /** The event of its completion; -1 where none was recorded. */
    public int completeEvent(int operation) {
        return events.link(asked.get(operation));
    }

    /** The address of the client. */
    public int client(int operation) {
        return events.address(asked.get(operation));
    }

    public long invokedNs(int operation) {
        return events.timeNs(asked.get(operation));
    }

    /** When the client learned of the end; {@link #OPEN} where it did not. */
    public long endNs(int operation) {
        int end = completeEvent(operation);
        return end < 0 ? OPEN : events.timeNs(end);
    }

    public Ending ending(int operation) {
        int end = completeEvent(operation);
        return end < 0 ? Ending.UNKNOWN : Ending.of(events.word(end));
    }

    /** "read", "write", … */
    public String function(int operation) {
        return events.word(asked.get(operation));
    }

    /** The object operated on; empty where there is only one. */
    public String key(int operation) {
        return text(events.fields(asked.get(operation)), "key");
    }

    /** In the fewest letters that still say what it was: "r 7", "w 5". */
    public String brief(int operation) {
        int end = completeEvent(operation);
        String input = input(events.fields(asked.get(operation)));
        String output = end < 0 ? "" : text(events.fields(end), "output");
        String shown = !input.isEmpty() || output.equals("true") ? input : output;
        String function = function(operation);
        if (shown.startsWith("[[")) {
            return label(operation);
        }
        return (function.isEmpty() ? "?" : function.substring(0, 1)) + (shown.isEmpty() ? "" : " " + shown);
    }

    /** As "read 5 → 7"; of a transaction its steps. */
    public String label(int operation) {
        Map<String, Object> asking = events.fields(asked.get(operation));
        if (asking.get("input") instanceof List<?> steps && !steps.isEmpty() && steps.get(0) instanceof List<?>) {
            return steps(steps);
        }
        StringBuilder label = new StringBuilder(function(operation));
        for (String part : new String[] {text(asking, "key"), input(asking)}) {
            label.append(part.isEmpty() ? "" : " ").append(part);
        }
        int end = completeEvent(operation);
        String output = end < 0 ? "" : text(events.fields(end), "output");
        return label.append(output.isEmpty() || output.equals("true") ? "" : " → ")
                .append(output.equals("true") ? "" : output)
                .toString();
    }

    private static String steps(List<?> steps) {
        StringBuilder text = new StringBuilder();
        for (Object step : steps) {
            text.append(text.isEmpty() ? "" : ", ");
            if (step instanceof List<?> parts) {
                parts.forEach(
                        part -> text.append(part == parts.get(0) ? "" : " ").append(part));
            }
        }
        return text.toString();
    }

    /** Why it failed or is unknown; empty where nobody said. */
    public String error(int operation) {
        int end = completeEvent(operation);
        return end < 0 ? "" : text(events.fields(end), "error");
    }

    /** The first operation that was not asked for before {@code timeNs}. */
    public int firstAt(long timeNs) {
        int low = 0;
        int high = asked.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (invokedNs(middle) < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The operation to which an event belongs; -1 where it belongs to none. */
    public int of(int event) {
        if (event < 0) {
            return -1;
        }
        EventKind kind = events.kind(event);
        int invoked = kind == EventKind.INVOKE ? event : kind == EventKind.COMPLETE ? events.link(event) : -1;
        int found = invoked < 0 ? asked.size() : asked.firstAtLeast(invoked);
        return found < asked.size() && asked.get(found) == invoked ? found : -1;
    }

    public Recording recording() {
        return recording;
    }

    /** What a compare-and-set expects and writes in its own words, other inputs as they are. */
    private static String input(Map<String, Object> asking) {
        if (asking.get("input") instanceof Map<?, ?> cas && cas.size() == 2 && cas.containsKey("expected")) {
            return cas.get("expected") + " to " + cas.get("update");
        }
        return text(asking, "input");
    }

    private static String text(Map<String, Object> fields, String name) {
        return String.valueOf(fields.getOrDefault(name, ""));
    }
}
