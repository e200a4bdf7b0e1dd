package io.netsplit.system.sharding;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Measure;
import io.netsplit.system.Measure.Unit;
import io.netsplit.system.Meter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What moves, how even the load is, and what that costs. */
final class ShardingMeter implements Meter {
    private static final Measure KEYS_MOVED =
            new Measure("keys-moved", Unit.SHARE, "keys that got another owner, of all keys");
    private static final Measure BYTES_MOVED =
            new Measure("bytes-moved", Unit.COUNT, "bytes of records that old owners sent to new ones");
    private static final Measure KEYS_UNEVEN = new Measure(
            "keys-per-shard.max-over-mean",
            Unit.NUMBER,
            "keys of the server that has most at the end of the window, over the mean of all servers");
    private static final Measure REQUESTS_UNEVEN = new Measure(
            "requests-per-shard.max-over-mean",
            Unit.NUMBER,
            "requests answered by the server that answered most, over the mean of all servers at the end of the window");
    private static final Measure HOTTEST = new Measure(
            "hottest-shard.share", Unit.SHARE, "share of the requests that the server answered that answered most");
    private static final Measure REDIRECTS =
            new Measure("redirects", Unit.COUNT, "requests that a router with an old map sent to the wrong server");
    private static final Measure MISSES =
            new Measure("misses", Unit.COUNT, "requests answered by an owner that had not been sent the key yet");
    private static final Measure MOVING_TIME =
            new Measure("moving-time", Unit.DURATION, "time in which some move was decided and not done");
    private static final Measure SWITCH_TIME = new Measure(
            "switch-time.max", Unit.DURATION, "longest time from when an old owner stopped until the new one began");

    static final List<Measure> MEASURES = List.of(
            KEYS_MOVED,
            BYTES_MOVED,
            KEYS_UNEVEN,
            REQUESTS_UNEVEN,
            HOTTEST,
            REDIRECTS,
            MISSES,
            MOVING_TIME,
            SWITCH_TIME);

    private record Change(long timeNs, ShardingEvent.MapDecided map) {}

    private final int keys;
    private final int nodes;
    private final List<Change> maps = new ArrayList<>();
    private final Map<Long, Long> switchesNs = new LinkedHashMap<>();
    private final Tally moved = new Tally();
    private final Tally bytes = new Tally();
    private final Tally switches = new Tally();
    private final Tally redirects = new Tally();
    private final Tally misses = new Tally();
    private final Tally served = new Tally();

    ShardingMeter(int keys, int nodes) {
        this.keys = keys;
        this.nodes = nodes;
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof ShardingEvent.Served each) {
            served.add(timeNs, node);
            if (each.missing()) {
                misses.add(timeNs, 1);
            }
        } else if (event instanceof ShardingEvent.Redirected) {
            redirects.add(timeNs, 1);
        } else if (event instanceof ShardingEvent.Copied copied) {
            bytes.add(timeNs, copied.bytes());
        } else if (event instanceof ShardingEvent.Moved each) {
            moved.add(timeNs, each.keys());
        } else if (event instanceof ShardingEvent.MapDecided map) {
            maps.add(new Change(timeNs, map));
        } else if (event instanceof ShardingEvent.SwitchBegun begun) {
            switchesNs.put(begun.move(), timeNs);
        } else if (event instanceof ShardingEvent.SwitchEnded ended) {
            Long begunNs = switchesNs.remove(ended.move());
            if (begunNs != null) {
                switches.add(timeNs, timeNs - begunNs);
            }
        }
    }

    @Override
    public double measure(String name, List<Window> windows) {
        if (name.equals(KEYS_MOVED.name())) {
            return moved.sum(windows) / (double) keys;
        } else if (name.equals(BYTES_MOVED.name())) {
            return bytes.sum(windows);
        } else if (name.equals(REDIRECTS.name())) {
            return redirects.sum(windows);
        } else if (name.equals(MISSES.name())) {
            return misses.sum(windows);
        } else if (name.equals(SWITCH_TIME.name())) {
            return switches.max(windows);
        } else if (name.equals(MOVING_TIME.name())) {
            return movingNs(windows);
        } else if (name.equals(KEYS_UNEVEN.name())) {
            ShardingEvent.MapDecided map = lastMap(windows);
            return map == null ? Double.NaN : map.mostKeys() * (double) map.servers() / keys;
        }
        double hottest = hottest(windows);
        ShardingEvent.MapDecided map = lastMap(windows);
        return name.equals(HOTTEST.name()) || map == null ? hottest : hottest * map.servers();
    }

    private ShardingEvent.@Nullable MapDecided lastMap(List<Window> windows) {
        long endNs = windows.stream().mapToLong(Window::endNs).max().orElse(0);
        ShardingEvent.MapDecided last = null;
        for (Change change : maps) {
            if (change.timeNs() < endNs) {
                last = change.map();
            }
        }
        return last;
    }

    /** The share of all requests that the busiest server answered; NaN where there were none. */
    private double hottest(List<Window> windows) {
        long most = 0;
        long sum = 0;
        for (long count : served.counts(windows, nodes)) {
            most = Math.max(most, count);
            sum += count;
        }
        return most / (double) sum;
    }

    private double movingNs(List<Window> windows) {
        long sumNs = 0;
        for (Window window : windows) {
            for (int i = 0; i < maps.size(); i++) {
                if (maps.get(i).map().moves() > 0) {
                    long fromNs = Math.max(window.startNs(), maps.get(i).timeNs());
                    long toNs = i + 1 < maps.size() ? maps.get(i + 1).timeNs() : Long.MAX_VALUE;
                    sumNs += Math.max(0, Math.min(window.endNs(), toNs) - fromNs);
                }
            }
        }
        return sumNs;
    }
}
