package io.netsplit.system.sharding;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.Applied;
import io.netsplit.system.DataStore;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One server: it answers requests for the keys that it owns, redirects those for others, and hands keys over where the map
 * says that they are to move.
 */
final class Server {
    /** How often what was not answered is said again. */
    static final long RESEND_NS = 50_000_000;

    private static final String MAP = "map";
    private static final String RELEASED = "released";
    private static final int ENTRY_BYTES = 16;

    final Records records;

    private final Context context;
    private final Layout layout;
    private final ShardingOptions options;
    private final JoinWorker joins;
    private final Timer tick;
    private final List<Move> released = new ArrayList<>();
    /** Moves by which this server became an owner without having everything yet; empty unless that is what is to be shown. */
    private final List<Move> arriving = new ArrayList<>();

    private final TreeSet<Long> arrived = new TreeSet<>();
    private final LoadMeter load;
    private final Timer report;
    private ShardMap map;
    private @Nullable HandOver handOver;

    Server(Context context, Layout layout) {
        this.context = context;
        this.layout = layout;
        this.options = layout.options();
        this.records = new Records(context, layout);
        this.joins = new JoinWorker(context, layout, records);
        this.tick = context.timer("tick", this::tick);
        this.load = new LoadMeter(context.clock());
        this.report = context.timer("report", this::report);
        map = context.disk().read(MAP) instanceof ShardMap kept ? kept : layout.firstMap();
        if (context.disk().read(RELEASED) instanceof List<?> kept) {
            kept.forEach(each -> released.add((Move) each));
        }
    }

    void begin() {
        showMap();
        context.send(layout.servers().coordinator(), new ShardingMessage.MapQuery(map.version()));
        work();
        tick.set(RESEND_NS);
        restartReport();
    }

    void receive(int from, Message message) {
        if (message instanceof ShardingMessage.Forward forward) {
            serve(from, forward);
        } else if (message instanceof ShardingMessage.Batch batch) {
            batchArrives(from, batch);
        } else if (message instanceof ShardingMessage.DoubleWrite write) {
            records.receive(List.of(write.image()), write.bytes());
            acknowledge(from, write.move(), write.sequence());
        } else if (message instanceof ShardingMessage.Scan scan) {
            scan(from, scan);
        } else if (message instanceof ShardingMessage.JoinRows rows) {
            joins.arrived(from, rows);
        } else if (message instanceof ShardingMessage.BatchAck ack) {
            if (handOver != null) {
                handOver.acknowledged(ack);
            }
        } else if (message instanceof ShardingMessage.Assign assign) {
            assigned(from, assign.map());
        } else if (message instanceof Request request) {
            List<Integer> routers = layout.servers().routers();
            int router = routers.get(context.random().nextInt(routers.size()));
            context.send(from, new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, router));
        } else if (message instanceof AdminRequest request) {
            context.send(
                    from,
                    new AdminReply(request.serial(), false, layout.servers().coordinator()));
        }
    }

    // Requests

    private void serve(int router, ShardingMessage.Forward forward) {
        int unit = layout.keys().unit(forward.request().key());
        if (!serves(unit) && !mistakesForOwn(forward, unit)) {
            context.send(
                    router, new ShardingMessage.Redirect(forward.id(), map.version() > forward.version() ? map : null));
        } else if (DataStore.isRead(forward.request().function())) {
            read(router, forward, unit);
        } else {
            write(router, forward, unit);
        }
    }

    private boolean serves(int unit) {
        if (map.owner(unit) != context.self()) {
            return false;
        }
        for (Move move : released) {
            if (move.units().contains(unit)) {
                return false;
            }
        }
        return handOver == null || !handOver.isFrozen(unit);
    }

    /** Without a look at the range's bounds, one that was asked for as a range that is here, and begins where one of ours does. */
    private boolean mistakesForOwn(ShardingMessage.Forward forward, int unit) {
        return !options.checkBounds() && map.owner(unit) != context.self() && serves(forward.range());
    }

    private void read(int router, ShardingMessage.Forward forward, int unit) {
        Object output = records.read(forward.request());
        Runnable answer = answer(router, forward, unit, output);
        records.whenDurable(records.lastWrite(forward.request().key()), answer);
    }

    private void write(int router, ShardingMessage.Forward forward, int unit) {
        int key = forward.request().key();
        Object output = records.write(forward.request());
        if (options.join().joinsTables()) {
            ShardingEvent written = new ShardingEvent.Written(key, records.version(key));
            records.whenDurable(records.lastIndex(), () -> context.emit(written));
        }
        HandOver current = handOver;
        Runnable answer = answer(router, forward, unit, output);
        if (current != null && current.concerns(unit)) {
            current.written(key, unit, answer);
        } else {
            records.whenDurable(records.lastIndex(), answer);
        }
    }

    private Runnable answer(int router, ShardingMessage.Forward forward, int unit, @Nullable Object output) {
        Request request = forward.request();
        boolean reads = DataStore.isRead(request.function());
        ShardingEvent served = new ShardingEvent.Served(request.key(), map.epoch(unit), !reads, isArriving(unit));
        if (options.ranges().areSet()) {
            load.served(unit);
        }
        Reply reply = new Reply(request.client(), request.serial(), Reply.Status.OK, output, -1);
        Message answer = new ShardingMessage.Answer(forward.id(), reply, reads ? options.valueBytes() : 0);
        return () -> {
            context.emit(served);
            context.send(router, answer);
        };
    }

    private boolean isArriving(int unit) {
        for (Move move : arriving) {
            if (move.units().contains(unit)) {
                return true;
            }
        }
        return false;
    }

    /** By the router's map, unless keys are just changing hands. */
    private void scan(int router, ShardingMessage.Scan scan) {
        boolean settled = released.isEmpty() && (handOver == null || !handOver.isFrozen());
        if (options.joinByOneMap() && !(scan.version() == map.version() && settled)) {
            context.send(
                    router, new ShardingMessage.ScanRefused(scan.id(), map.version() > scan.version() ? map : null));
        } else {
            joins.scan(router, scan, map);
        }
    }

    // What others hand over

    private void batchArrives(int from, ShardingMessage.Batch batch) {
        if (!batch.images().isEmpty()) {
            records.receive(batch.images(), batch.bytes());
        }
        if (batch.last()) {
            arrived.add(batch.move());
            arriving.removeIf(move -> move.id() == batch.move());
        }
        acknowledge(from, batch.move(), batch.sequence());
    }

    private void acknowledge(int from, long move, long sequence) {
        ShardingMessage.BatchAck ack = new ShardingMessage.BatchAck(move, sequence);
        records.whenDurable(records.lastIndex(), () -> context.send(from, ack));
    }

    // The map

    private void assigned(int coordinator, ShardMap newer) {
        if (newer.version() > map.version()) {
            install(newer);
        }
        long version = map.version();
        context.disk().sync(ok -> {
            if (ok) {
                context.send(coordinator, new ShardingMessage.Assigned(version));
            } else {
                context.halt("the disk failed to sync the map");
            }
        });
    }

    private void install(ShardMap newer) {
        ShardMap before = map;
        map = newer;
        context.disk().write(MAP, newer, newer.sizeBytes());
        showMap();
        restartReport();
        for (Move move : before.moves()) {
            if (move.target() == context.self() && !newer.isOutstanding(move)) {
                context.emit(
                        new ShardingEvent.SwitchEnded(move.id(), layout.keys().keysIn(move.units())));
                if (!options.waitForCopy() && !arrived.contains(move.id())) {
                    arriving.add(move);
                }
            }
        }
        if (released.removeIf(move -> !newer.isOutstanding(move))) {
            keepReleased();
        }
        endIfOver();
    }

    /** The map is what all servers have in common. */
    private void showMap() {
        context.emit(new Applied(map.version(), map.version()));
    }

    private void endIfOver() {
        if (handOver != null && handOver.isOver(map)) {
            handOver.end();
            handOver = null;
        }
        work();
    }

    /** Turns to the first move from here that is not done yet. */
    private void work() {
        if (handOver != null) {
            return;
        }
        for (Move move : map.moves()) {
            if (move.source() == context.self() && !released.contains(move)) {
                handOver = new HandOver(context, layout, records, move, this::release);
                handOver.begin();
                return;
            }
        }
    }

    /** The new owner has everything that it is to have before it begins. */
    private void release(Move move) {
        if (!options.fencing()) {
            announce(move);
            return;
        }
        released.add(move);
        keepReleased();
        if (!options.fsync()) {
            announce(move);
        } else {
            context.disk().sync(ok -> {
                if (ok) {
                    announce(move);
                } else {
                    context.halt("the disk failed to sync what was handed over");
                }
            });
        }
        if (options.waitForCopy() && handOver != null) {
            handOver.end();
            handOver = null;
            work();
        }
    }

    private void keepReleased() {
        context.disk().write(RELEASED, List.copyOf(released), ENTRY_BYTES * (1 + released.size()));
    }

    private void announce(Move move) {
        context.send(layout.servers().coordinator(), new ShardingMessage.Released(move.id()));
    }

    private void restartReport() {
        if (options.ranges().areSet()) {
            load.restart();
            report.set(options.ranges().intervalNs());
        }
    }

    private void report() {
        List<RangeLoad> loads = load.loads(map, context.self(), options.preloaded() ? null : records.stored());
        context.send(layout.servers().coordinator(), new ShardingMessage.LoadReport(map.version(), List.copyOf(loads)));
        restartReport();
    }

    private void tick() {
        tick.set(RESEND_NS);
        released.forEach(this::announce);
        endIfOver();
        if (handOver != null) {
            handOver.resend();
            if (handOver.isReleased() && !options.fencing()) {
                announce(handOver.move());
            }
        }
    }
}
