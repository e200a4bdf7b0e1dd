package io.netsplit.system;

import io.netsplit.node.Context;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** A log on a node's disk whose writer goes on with each record when that record is durable. */
public final class Journal {
    private record Waiting(long index, LongConsumer next) {}

    private final Context context;
    private final String name;
    private final LogDurability durability;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    /**
     * The log of this name, with what is on the disk.
     *
     * @param fsync false takes for durable what was only written
     */
    public Journal(Context context, String name, boolean fsync) {
        this.context = context;
        this.name = name;
        this.durability = new LogDurability(context, name, fsync, this::advance);
    }

    /** All records, in order. */
    public List<Object> records() {
        List<Object> records = new ArrayList<>();
        for (long i = context.disk().firstIndex(name); i <= lastIndex(); i++) {
            records.add(context.disk().get(name, i));
        }
        return records;
    }

    public long lastIndex() {
        return context.disk().lastIndex(name);
    }

    /** Appends {@code record}, forces it, and calls {@code next} with its index when it is durable. */
    public void force(Object record, int sizeBytes, LongConsumer next) {
        append(record, sizeBytes);
        whenDurable(next);
    }

    /** Calls {@code next} with the last index when everything appended so far is durable. */
    public void whenDurable(LongConsumer next) {
        waiting.add(new Waiting(lastIndex(), next));
        durability.sync();
        advance();
    }

    /** Appends {@code record}, which becomes durable with the next one that is forced. */
    public void append(Object record, int sizeBytes) {
        context.disk().append(name, record, sizeBytes);
        durability.appended();
    }

    private void advance() {
        while (!waiting.isEmpty() && waiting.peek().index <= durability.index()) {
            Waiting first = waiting.remove();
            first.next.accept(first.index);
        }
    }
}
