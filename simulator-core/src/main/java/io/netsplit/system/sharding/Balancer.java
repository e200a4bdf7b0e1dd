package io.netsplit.system.sharding;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks now and then at what the servers say of their ranges, and has them split, merged and moved. It waits for all
 * servers, but not for ever: of a server that says nothing, no range is touched. Each report is of one whole interval
 * under the map in force.
 */
final class Balancer {
    private static final int PATIENCE = 3;

    private final Context context;
    private final ShardingOptions options;
    private final Supplier<ShardMap> map;
    private final BooleanSupplier isQuiet;
    private final Consumer<ShardMap> decide;
    private final Timer look;
    private final Map<Integer, ShardingMessage.LoadReport> reports = new LinkedHashMap<>();
    private long version;
    private int looks;

    /**
     * @param map the one in force
     * @param isQuiet nothing is being decided or moved
     * @param decide makes a map the next one
     */
    Balancer(
            Context context,
            ShardingOptions options,
            Supplier<ShardMap> map,
            BooleanSupplier isQuiet,
            Consumer<ShardMap> decide) {
        this.context = context;
        this.options = options;
        this.map = map;
        this.isQuiet = isQuiet;
        this.decide = decide;
        this.look = context.timer("balance", this::look);
    }

    void begin() {
        look.set(options.ranges().intervalNs());
    }

    void reported(int server, ShardingMessage.LoadReport report) {
        reports.put(server, report);
    }

    private void look() {
        begin();
        ShardMap current = map.get();
        if (current.version() != version) {
            version = current.version();
            looks = 0;
        }
        looks++;
        reports.values().removeIf(report -> report.version() != version);
        boolean all = reports.keySet().containsAll(current.servers());
        if (isQuiet.getAsBoolean() && (all || looks > PATIENCE)) {
            balance(current);
        }
    }

    private void balance(ShardMap current) {
        Map<Integer, RangeLoad> loads = new LinkedHashMap<>();
        for (int server : current.servers()) {
            ShardingMessage.LoadReport report = reports.get(server);
            if (report != null) {
                report.loads().forEach(load -> loads.put(load.start(), load));
            }
        }
        RangePolicy policy = new RangePolicy(options.ranges(), options.colocate(), current, loads);
        RangePolicy.Decision decision = policy.decide();
        policy.indivisible().forEach(load -> context.emit(new ShardingEvent.SplitRefused(load.start())));
        ShardMap next = current.rearranged(decision);
        if (next != null) {
            decision.splits().forEach(unit -> context.emit(new ShardingEvent.RangeSplit(unit)));
            decision.merges().forEach(unit -> context.emit(new ShardingEvent.RangesMerged(unit)));
            decide.accept(next);
        }
    }
}
