package io.netsplit.visualizer.model;

import io.netsplit.trace.EventSource;
import io.netsplit.trace.TraceEvent;
import io.netsplit.trace.TraceHeader;
import io.netsplit.trace.TraceReader;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of a recording as a trace tells them, from one of them on. A recording does not keep the numbers of messages and
 * operations: they are told by their rows, which are the same where all that came before is the same.
 */
final class RecordedEvents implements EventSource {
    private static final int UNKNOWN = -1;

    private final Recording recording;
    private final Events events;
    private int next;

    /** @param from row of the first event that is told */
    RecordedEvents(Recording recording, int from) {
        this.recording = recording;
        this.events = recording.events();
        this.next = from;
    }

    @Override
    public TraceHeader header() {
        return recording.header();
    }

    @Override
    public @Nullable TraceEvent next() {
        return next < events.count() ? event(next++) : null;
    }

    @Override
    public long line() {
        return 0;
    }

    @Override
    public Optional<TraceReader.End> end() {
        boolean whole =
                next == events.count() && !recording.isGrowing() && problem().isEmpty();
        return whole ? Optional.of(new TraceReader.End(recording.endNs(), events.count(), "", "")) : Optional.empty();
    }

    @Override
    public String problem() {
        return next == events.count() ? recording.problem() : "";
    }

    private TraceEvent event(int row) {
        long timeNs = events.timeNs(row);
        int address = events.address(row);
        int link = events.link(row);
        String word = events.word(row);
        Map<String, Object> fields = events.fields(row);
        Messages messages = recording.messages();
        return switch (events.kind(row)) {
            case SEND -> new TraceEvent.MessageSent(timeNs, link, address, messages.to(link), word, fields);
            case DELIVER -> new TraceEvent.MessageDelivered(timeNs, link, messages.from(link), address, word, fields);
            case DROP -> new TraceEvent.MessageDropped(timeNs, link, messages.from(link), address, messages.fate(link));
            case NODE -> new TraceEvent.NodeChanged(timeNs, address, word, text(fields, "detail"));
            case PROTOCOL -> new TraceEvent.Protocol(timeNs, address, word, fields);
            case FAULT -> new TraceEvent.FaultStarted(timeNs, word, text(fields, "detail"));
            case HEAL -> new TraceEvent.FaultEnded(timeNs, word);
            case INVOKE ->
                new TraceEvent.OperationInvoked(
                        timeNs,
                        row,
                        UNKNOWN,
                        address - recording.nodes(),
                        word,
                        fields.get("key"),
                        fields.get("input"));
            case COMPLETE ->
                new TraceEvent.OperationCompleted(
                        timeNs, link, UNKNOWN, word, fields.get("output"), text(fields, "error"), UNKNOWN);
        };
    }

    private static String text(Map<String, Object> fields, String name) {
        return String.valueOf(fields.getOrDefault(name, ""));
    }
}
