package io.netsplit.visualizer.model;

import io.netsplit.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All events of a run in order, as columns; an event is its row. Two may have the same time. */
public final class Events {
    static final long NOTHING = -1;

    private final LongColumn times;
    private final IntColumn kinds;
    private final IntColumn addresses;
    private final IntColumn words;
    private final IntColumn links;
    private final LongColumn contents;
    private final List<String> table;
    private final ByteArena arena;

    private static final EventKind[] KINDS = EventKind.values();

    /** None yet; {@code table} grows. */
    Events(List<String> table, ByteArena arena) {
        this.table = table;
        this.arena = arena;
        times = new LongColumn();
        kinds = new IntColumn();
        addresses = new IntColumn();
        words = new IntColumn();
        links = new IntColumn();
        contents = new LongColumn();
    }

    private Events(Events growing, List<String> table) {
        this.table = table;
        arena = growing.arena.asOfNow();
        times = growing.times.asOfNow();
        kinds = growing.kinds.asOfNow();
        addresses = growing.addresses.asOfNow();
        words = growing.words.asOfNow();
        links = growing.links.asOfNow();
        contents = growing.contents.asOfNow();
    }

    /** What there is, to stay as it is. */
    Events asOfNow(List<String> words) {
        return new Events(this, words);
    }

    int add(long timeNs, EventKind kind, int address, int word, int link, long content) {
        times.add(timeNs);
        kinds.add(kind.ordinal());
        addresses.add(address);
        words.add(word);
        links.add(link);
        contents.add(content);
        return times.size() - 1;
    }

    void link(int event, int link) {
        links.set(event, link);
    }

    /** How many there are. */
    public int count() {
        return times.size();
    }

    public long timeNs(int event) {
        return times.get(event);
    }

    public EventKind kind(int event) {
        return KINDS[kinds.get(event)];
    }

    /** Where it happened: the sender, the receiver, the node, the client's address; -1 for a fault. */
    public int address(int event) {
        return addresses.get(event);
    }

    /** The type of a message or event, the name of a fault or function, the change of a node, the completion. */
    public String word(int event) {
        return table.get(words.get(event));
    }

    int wordNumber(int event) {
        return words.get(event);
    }

    /** The row of the message or operation that it belongs to; -1 where it belongs to none. */
    public int link(int event) {
        return links.get(event);
    }

    /** What it holds, as it stands in the file; empty where it holds nothing. */
    public String content(int event) {
        long place = contents.get(event);
        return place == NOTHING ? "" : arena.text(place);
    }

    /** Whether what it holds stands in the same way in the file of another run, in the same row. */
    boolean sameContent(int event, Events others) {
        long here = contents.get(event);
        long there = others.contents.get(event);
        return here == NOTHING || there == NOTHING ? here == there : arena.isSame(here, others.arena, there);
    }

    /** What it holds, in the order of the file: parsed now. Empty where it holds nothing. */
    public Map<String, Object> fields(int event) {
        long place = contents.get(event);
        if (place == NOTHING) {
            return new LinkedHashMap<>();
        }
        @Nullable Object read;
        try {
            read = Json.read(arena.text(place));
        } catch (IllegalArgumentException e) {
            read = "unreadable: " + e.getMessage();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        if (read instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.put(String.valueOf(name), value == null ? "null" : value));
        } else if (read != null && !read.equals("")) {
            fields.put("detail", read);
        }
        return fields;
    }

    /** The first event that is not before {@code timeNs}; the count where there is none. */
    public int firstAt(long timeNs) {
        return times.firstAtLeast(timeNs);
    }

    /** The last event that is not after {@code timeNs}; -1 where there is none. */
    public int lastAt(long timeNs) {
        return timeNs == Long.MAX_VALUE ? count() - 1 : times.firstAtLeast(timeNs + 1) - 1;
    }
}
