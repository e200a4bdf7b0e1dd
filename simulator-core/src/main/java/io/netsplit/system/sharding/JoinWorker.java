package io.netsplit.system.sharding;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One server's part in joins of whole tables (DeWitt and Gray, "Parallel Database Systems", CACM 1992): it scans its rows, sends
 * each to where it is joined, no faster than the transfer rate, and joins what it is sent. With {@code shuffle} that is the
 * server which the key that is referred to hashes to, for the rows of both tables; with {@code broadcast} the rows that are
 * referred to go to all servers, and the others stay.
 */
final class JoinWorker {
    private static final long PATIENCE_NS = 2_000_000_000;
    private static final double BITS_PER_BYTE_AND_SECOND = 8e9;

    /** A query, until it is joined here. */
    private static final class Task {
        private final long sinceNs;
        private final Set<Integer> arrived = new LinkedHashSet<>();
        private final Map<Integer, Long> referred = new LinkedHashMap<>();
        private final List<JoinRow> referring = new ArrayList<>();
        private ShardingMessage.@Nullable Scan scan;
        private @Nullable Object answer;
        private int router;

        private Task(long sinceNs) {
            this.sinceNs = sinceNs;
        }
    }

    private record Parcel(int to, ShardingMessage.JoinRows rows) {}

    private final Context context;
    private final Layout layout;
    private final ShardingOptions options;
    private final Records records;
    private final Timer pace;
    private final Map<Long, Task> tasks = new LinkedHashMap<>();
    private final Deque<Parcel> parcels = new ArrayDeque<>();
    private long sendableNs;

    JoinWorker(Context context, Layout layout, Records records) {
        this.context = context;
        this.layout = layout;
        this.options = layout.options();
        this.records = records;
        this.pace = context.timer("join", this::sendNext);
    }

    private Task task(long query) {
        return tasks.computeIfAbsent(query, absent -> new Task(context.clock().monotonicNs()));
    }

    /** Scans what this server owns by {@code map}; what it has read is sent once it is durable. */
    void scan(int router, ShardingMessage.Scan scan, ShardMap map) {
        tasks.values().removeIf(old -> context.clock().monotonicNs() - old.sinceNs > PATIENCE_NS);
        Task task = task(scan.id());
        task.scan = scan;
        task.router = router;
        List<Integer> servers = map.holders();
        List<List<JoinRow>> outgoing = new ArrayList<>();
        servers.forEach(server -> outgoing.add(new ArrayList<>()));
        for (int key = 0; key < layout.keys().keys(); key++) {
            if (map.owner(layout.keys().unit(key)) == context.self()) {
                JoinRow row = new JoinRow(key, records.version(key));
                targets(key, servers).forEach(place -> outgoing.get(place).add(row));
            }
        }
        if (map.owner(layout.keys().unit(scan.request().key())) == context.self()) {
            task.answer = records.read(scan.request());
        }
        records.whenDurable(records.lastIndex(), () -> ship(scan, servers, outgoing));
    }

    /** Places of the servers at which the row is joined. */
    private List<Integer> targets(int key, List<Integer> servers) {
        int own = servers.indexOf(context.self());
        if (options.join() == JoinStrategy.SHUFFLE) {
            return List.of(key % options.joinKeys() % servers.size());
        }
        List<Integer> all = new ArrayList<>();
        for (int place = 0; place < servers.size(); place++) {
            if (key < options.joinKeys() || place == own) {
                all.add(place);
            }
        }
        return all;
    }

    private void ship(ShardingMessage.Scan scan, List<Integer> servers, List<List<JoinRow>> outgoing) {
        for (int place = 0; place < servers.size(); place++) {
            List<JoinRow> rows = List.copyOf(outgoing.get(place));
            ShardingMessage.JoinRows message =
                    new ShardingMessage.JoinRows(scan.id(), rows, options.valueBytes() * rows.size());
            if (servers.get(place) == context.self()) {
                arrived(context.self(), message);
            } else {
                parcels.add(new Parcel(servers.get(place), message));
            }
        }
        sendNext();
    }

    /** One parcel after the other. */
    private void sendNext() {
        long nowNs = context.clock().monotonicNs();
        while (!parcels.isEmpty() && sendableNs <= nowNs) {
            Parcel parcel = parcels.remove();
            int bytes = parcel.rows.bytes();
            sendableNs = nowNs + (long) (bytes * BITS_PER_BYTE_AND_SECOND / options.bitsPerSecond());
            context.emit(new ShardingEvent.RowsShipped(parcel.rows.rows().size()));
            context.send(parcel.to, parcel.rows);
        }
        if (!parcels.isEmpty() && !pace.isSet()) {
            pace.set(sendableNs - nowNs);
        }
    }

    /** Rows to join, from a server that has scanned its own; an empty list says that there are none. */
    void arrived(int from, ShardingMessage.JoinRows message) {
        Task task = task(message.id());
        if (task.arrived.add(from)) {
            for (JoinRow row : message.rows()) {
                if (row.key() < options.joinKeys()) {
                    task.referred.put(row.key(), row.version());
                } else {
                    task.referring.add(row);
                }
            }
        }
        ShardingMessage.Scan scan = task.scan;
        if (scan != null && (task.arrived.size() == scan.servers() || !options.joinWaits())) {
            tasks.remove(message.id());
            context.send(task.router, new ShardingMessage.JoinPart(scan.id(), joined(task), task.answer));
        }
    }

    private List<JoinedRow> joined(Task task) {
        List<JoinedRow> joined = new ArrayList<>();
        for (JoinRow row : task.referring) {
            int referred = row.key() % options.joinKeys();
            Long version = task.referred.get(referred);
            if (version != null) {
                joined.add(new JoinedRow(row.key(), row.version(), referred, version));
            }
        }
        return List.copyOf(joined);
    }
}
