package io.netsplit.visualizer.model;

import io.netsplit.trace.TraceHeader;
import io.netsplit.visualizer.model.LineFields.Field;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes the lines of a trace one by one and fills the columns of a recording. */
final class RecordingBuilder {
    /** What all recordings that are made here have in common. */
    private final Object run = new Object();

    private final TraceHeader header;
    private final WordTable words;
    private final ByteArena arena;
    private final Events events;
    private final Messages messages;
    private final NodeHistory nodeHistory;
    private final Timers timers;
    private final IdTable rows = new IdTable();
    private final Map<Long, Integer> openOperations = new LinkedHashMap<>();
    private final Faults faults;
    private final Postings postings;
    private final Density density;
    /** The invocations of operations whose client is known. */
    private final IntColumn asked = new IntColumn();

    private final int roleWord;
    private final int partitionWord;
    private final int addresses;
    private long lastNs;
    private boolean ended;
    private String problem = "";

    RecordingBuilder(TraceHeader header) {
        this.header = header;
        this.words = new WordTable();
        this.arena = new ByteArena();
        this.events = new Events(words.words(), arena);
        this.messages = new Messages(words.words(), events, header.nodes().size());
        this.roleWord = words.number("role");
        this.partitionWord = words.number("partition");
        this.addresses = header.nodes().size() + header.clients().size();
        this.nodeHistory = new NodeHistory(header.nodes().size(), addresses);
        this.timers = new Timers(header.nodes().size());
        this.faults = new Faults(header.nodes());
        this.postings = new Postings(addresses);
        this.density = new Density(addresses);
    }

    /** Nothing happens before {@code timeNs} any more. */
    void reach(long timeNs) {
        lastNs = Math.max(lastNs, timeNs);
    }

    /** Takes one line; an {@link IllegalArgumentException} says what is wrong with it. False after the last line. */
    boolean take(LineFields line) {
        long timeNs = line.number(Field.T);
        if (timeNs < lastNs) {
            throw new IllegalArgumentException("time goes back");
        }
        byte[] bytes = line.line();
        int start = line.start(Field.E);
        if (start < 0 || line.end(Field.E) - start < 5) {
            throw new IllegalArgumentException("expected a text 'e'");
        }
        lastNs = timeNs;
        switch (bytes[start + 1] << 8 | bytes[start + 2]) {
            case 's' << 8 | 'e' -> send(timeNs, line);
            case 'd' << 8 | 'e' -> deliver(timeNs, line);
            case 'd' << 8 | 'r' -> drop(timeNs, line);
            case 'p' << 8 | 'r' -> protocol(timeNs, line);
            case 'n' << 8 | 'o' -> nodeChange(timeNs, line);
            case 't' << 8 | 'i' -> timer(timeNs, line);
            case 'e' << 8 | 'n' -> ended = true;
            default -> others(timeNs, line);
        }
        return !ended;
    }

    private void others(long timeNs, LineFields line) {
        switch (line.text(Field.E)) {
            case "fault" -> fault(timeNs, line);
            case "heal" -> heal(timeNs, line);
            case "invoke" -> invoke(timeNs, line);
            case "complete" -> complete(timeNs, line);
            default -> {
                // The format may get new kinds of lines within a version; what is not known is not shown.
            }
        }
    }

    void problem(String text) {
        problem = text;
    }

    boolean ended() {
        return ended;
    }

    long lastNs() {
        return lastNs;
    }

    int events() {
        return events.count();
    }

    String problem() {
        return problem;
    }

    /** A fault that is known from elsewhere. */
    void faultKnown(FaultSpan fault) {
        faults.known(fault);
    }

    /**
     * What was recorded, to stay as it is while more may be taken: it shares with this what does not change any more.
     *
     * @param growing whether more may come
     */
    Recording recording(boolean growing) {
        long endNs = Math.max(1, lastNs);
        // What still held at the end holds at the last instant, too.
        long afterEndNs = endNs + 1;
        List<String> known = words.words().asOfNow();
        Events soFar = events.asOfNow(known);
        return new Recording(
                run,
                header,
                soFar,
                messages.asOfNow(known, soFar),
                nodeHistory.beliefs(afterEndNs),
                nodeHistory.shards(afterEndNs),
                nodeHistory.conditions(afterEndNs),
                faults.until(afterEndNs),
                timers.asOfNow(),
                postings.asOfNow(),
                asked.asOfNow(),
                density.asOf(endNs),
                problem,
                growing,
                endNs);
    }

    /** Enters an event and returns its row. */
    private int add(long timeNs, EventKind kind, int address, int word, int link, long content) {
        int event = events.add(timeNs, kind, address, word, link, content);
        postings.add(address, event);
        return event;
    }

    private void send(long timeNs, LineFields line) {
        int from = address(line, Field.FROM);
        int to = address(line, Field.TO);
        int type = line.word(Field.TYPE, words);
        int event = add(timeNs, EventKind.SEND, from, type, messages.count(), content(line, Field.F));
        rows.put(line.number(Field.ID), messages.add(timeNs, from, to, type, event));
        density.sent(from, timeNs);
    }

    private void deliver(long timeNs, LineFields line) {
        int message = ending(line);
        int to = address(line, Field.TO);
        int type = line.has(Field.TYPE) ? line.word(Field.TYPE, words) : messages.typeNumber(message);
        int event = add(timeNs, EventKind.DELIVER, to, type, message, content(line, Field.F));
        messages.end(message, timeNs, event, -1);
    }

    private void drop(long timeNs, LineFields line) {
        int message = ending(line);
        int why = line.word(Field.WHY, words);
        int event = add(
                timeNs,
                EventKind.DROP,
                address(line, Field.TO),
                messages.typeNumber(message),
                message,
                content(line, Field.F));
        messages.end(message, timeNs, event, why);
        density.dropped(messages.from(message), timeNs);
        if (why == partitionWord) {
            faults.stopped(messages.from(message), messages.to(message));
        }
    }

    /** The row of the message that ends here; a second end of the same sending is a duplicate with a row of its own. */
    private int ending(LineFields line) {
        long id = line.number(Field.ID);
        int from = address(line, Field.FROM);
        int to = address(line, Field.TO);
        int row = rows.get(id);
        if (row < 0) {
            throw new IllegalArgumentException("message " + id + " ends, but was never sent");
        }
        if (!messages.isOver(row)) {
            return row;
        }
        density.sent(from, line.number(Field.T));
        return messages.add(line.number(Field.T), from, to, messages.typeNumber(row), messages.sendEvent(row));
    }

    private void protocol(long timeNs, LineFields line) {
        int node = address(line, Field.NODE);
        int type = line.word(Field.TYPE, words);
        int event = add(timeNs, EventKind.PROTOCOL, node, type, -1, content(line, Field.F));
        if (type == roleWord) {
            nodeHistory.role(node, timeNs, events.fields(event));
        }
    }

    private void nodeChange(long timeNs, LineFields line) {
        int node = address(line, Field.NODE);
        String change = line.text(Field.CHANGE);
        String detail = line.has(Field.DETAIL) ? line.text(Field.DETAIL) : "";
        add(timeNs, EventKind.NODE, node, words.number(change), -1, content(line, Field.DETAIL));
        nodeHistory.change(node, timeNs, change, detail);
        if (change.equals("crashed") || change.equals("halted") || change.equals("removed")) {
            timers.gone(node, timeNs);
        }
    }

    private void timer(long timeNs, LineFields line) {
        int node = address(line, Field.NODE);
        String name = words.word(line.word(Field.NAME, words));
        if (line.has(Field.DUE)) {
            timers.set(node, name, timeNs, line.number(Field.DUE));
        } else {
            timers.cancelled(node, name, timeNs);
        }
    }

    private void fault(long timeNs, LineFields line) {
        String name = line.text(Field.NAME);
        String detail = line.has(Field.DETAIL) ? line.text(Field.DETAIL) : "";
        add(timeNs, EventKind.FAULT, -1, words.number(name), -1, content(line, Field.DETAIL));
        faults.begin(name, detail, timeNs);
    }

    private void heal(long timeNs, LineFields line) {
        String name = line.text(Field.NAME);
        add(timeNs, EventKind.HEAL, -1, words.number(name), -1, Events.NOTHING);
        faults.end(name, timeNs);
    }

    private void invoke(long timeNs, LineFields line) {
        int client = header.nodes().size() + line.whole(Field.CLIENT);
        int place = client >= 0 && client < addresses ? client : -1;
        int function = line.word(Field.FUNCTION, words);
        long content = assembled(line, Field.KEY, Field.INPUT);
        int event = add(timeNs, EventKind.INVOKE, place, function, -1, content);
        openOperations.put(line.number(Field.OP), event);
        if (place >= 0) {
            asked.add(event);
        }
    }

    private void complete(long timeNs, LineFields line) {
        Integer invoked = openOperations.remove(line.number(Field.OP));
        int place = invoked == null ? -1 : events.address(invoked);
        int completion = line.word(Field.COMPLETION, words);
        long content = assembled(line, Field.OUTPUT, Field.ERROR);
        int event = add(timeNs, EventKind.COMPLETE, place, completion, invoked == null ? -1 : invoked, content);
        if (invoked != null) {
            events.link(invoked, event);
        }
    }

    private int address(LineFields line, Field field) {
        int address = line.whole(field);
        if (address < 0 || address >= addresses) {
            throw new IllegalArgumentException("there is no address " + address);
        }
        return address;
    }

    private long content(LineFields line, Field field) {
        if (!line.has(field) || line.end(field) - line.start(field) <= 2) {
            return Events.NOTHING;
        }
        return arena.add(line.line(), line.start(field), line.end(field));
    }

    private long assembled(LineFields line, Field... fields) {
        StringBuilder object = new StringBuilder();
        for (Field field : fields) {
            if (line.has(field)) {
                object.append(object.isEmpty() ? "{\"" : ",\"")
                        .append(field.name().toLowerCase(Locale.ROOT))
                        .append("\":")
                        .append(new String(
                                line.line(),
                                line.start(field),
                                line.end(field) - line.start(field),
                                StandardCharsets.UTF_8));
            }
        }
        if (object.isEmpty()) {
            return Events.NOTHING;
        }
        byte[] bytes = object.append('}').toString().getBytes(StandardCharsets.UTF_8);
        return arena.add(bytes, 0, bytes.length);
    }
}
