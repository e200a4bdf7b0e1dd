package io.netsplit.trace;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far two runs are the same, and where they part. Events are compared by what they say and not by how the file spells it;
 * settings of timers are no events. Nothing is kept but the event that is compared, so that traces may be of any length.
 *
 * <p>After the first difference nothing is compared: what follows from it differs, too, and says nothing of where it came from.
 *
 * @param headers what the headers do not have in common; it may be the reason for all that follows
 * @param common so many events from the beginning are the same
 * @param commonNs time of the last of them; 0 where there is none
 * @param answer what is known after them
 * @param one what comes after them in one run
 * @param other what comes after them in the other
 * @param changes in which fields these differ; empty where a side has nothing to compare
 */
public record Divergence(
        List<Change> headers, long common, long commonNs, Answer answer, Side one, Side other, List<Change> changes) {
    /** Are they the same? */
    public enum Answer {
        /** Yes, to their ends. Headers may differ in what names a run, and not in who takes part. */
        SAME,
        /** No: an event differs, one goes on where the other ends, they end otherwise, or others take part. */
        DIFFERENT,
        /** As far as they were compared; then one is cut off or damaged, or has not come further. */
        UNKNOWN
    }

    /**
     * What comes after the common events in one of the runs: an event, or the end, or neither where it stops there.
     *
     * @param line where it stands; of a trace that is cut off, its last line. 0 where there is no file
     * @param problem why it stops there, for the user; empty where it does not, or where it has not come further
     */
    public record Side(@Nullable TraceEvent event, long line, Optional<TraceReader.End> end, String problem) {
        /** When: of the event, or of the end; of neither {@code otherwise}. */
        public long timeNs(long otherwise) {
            return event != null
                    ? event.timeNs()
                    : end.map(TraceReader.End::timeNs).orElse(otherwise);
        }

        /** The fields of the event or end, by their names in the file, one within another as "f.term"; empty for neither. */
        public Map<String, @Nullable Object> fields() {
            return event != null
                    ? TraceFields.of(event)
                    : end.map(TraceFields::of).orElse(new LinkedHashMap<>());
        }

        /** Whether there is nothing to say how it goes on. */
        public boolean stops() {
            return event == null && end.isEmpty();
        }
    }

    private static final List<String> WHO_TAKES_PART = List.of("nodes", "clients");

    public Divergence {
        headers = List.copyOf(headers);
        changes = List.copyOf(changes);
    }

    /** Compares two runs from where the sources are. */
    public static Divergence between(EventSource one, EventSource other) throws IOException {
        return between(one, other, event -> {});
    }

    /** @param same told of each event that is the same in both */
    public static Divergence between(EventSource one, EventSource other, Consumer<TraceEvent> same) throws IOException {
        long common = 0;
        long commonNs = 0;
        TraceEvent here = one.next();
        TraceEvent there = other.next();
        while (here != null && here.equals(there)) {
            same.accept(here);
            common++;
            commonNs = here.timeNs();
            here = one.next();
            there = other.next();
        }
        List<Change> headers = Changes.between(one.header(), other.header());
        Side first = new Side(here, one.line(), one.end(), one.problem());
        Side second = new Side(there, other.line(), other.end(), other.problem());
        List<Change> changes = changes(first, second);
        return new Divergence(
                headers, common, commonNs, answer(first, second, headers, changes), first, second, changes);
    }

    /** An end that contradicts the events is no end. */
    private static Answer answer(Side one, Side other, List<Change> headers, List<Change> changes) {
        if (one.stops() || other.stops() || !one.problem.isEmpty() || !other.problem.isEmpty()) {
            return Answer.UNKNOWN;
        }
        boolean bothEnd = one.event == null && other.event == null;
        boolean othersTakePart = headers.stream().anyMatch(change -> WHO_TAKES_PART.contains(change.field()));
        return bothEnd && changes.isEmpty() && !othersTakePart ? Answer.SAME : Answer.DIFFERENT;
    }

    private static List<Change> changes(Side one, Side other) {
        if (one.event != null && other.event != null) {
            return Changes.between(one.event, other.event);
        }
        return one.end.isPresent() && other.end.isPresent()
                ? Changes.between(one.end.get(), other.end.get())
                : List.of();
    }
}
