package io.netsplit.system.sharding;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Measure;
import io.netsplit.system.Measure.Unit;
import io.netsplit.system.Meter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What moves, how even the load is, and what that costs. */
public final class ShardingMeter implements Meter {
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
    private static final Measure RANGES =
            new Measure("ranges", Unit.COUNT, "ranges that there are at the end of the window; 0 where none are kept");
    private static final Measure SPLITS = new Measure("splits", Unit.COUNT, "ranges that were split in two");
    private static final Measure MERGES = new Measure("merges", Unit.COUNT, "ranges that were merged with a neighbour");
    private static final Measure SPLITS_REFUSED = new Measure(
            "splits-refused", Unit.COUNT, "how often a range was too busy, and left as it was because of a single key");
    private static final Measure TIME_TO_BALANCE = new Measure(
            "time-to-balance",
            Unit.DURATION,
            "from the beginning of the window to the end of its last second in which the busiest server answered more than one"
                    + " and a half times the mean");
    private static final Measure KEY_OUTAGE = new Measure(
            "switch-time.keys", Unit.DURATION, "sum over all keys of the time in which a key was between two owners");
    private static final Measure PARTIAL_READS = new Measure(
            "partial-reads",
            Unit.SHARE,
            "reads of several keys that were answered before all keys were, of all such reads");
    private static final Measure ROWS_SHIPPED = new Measure(
            "rows-shipped",
            Unit.COUNT,
            "rows of reads of several keys that came from another server than that of the first key, and rows that a join sent to"
                    + " another server");
    private static final Measure ROWS_SHIPPED_MEAN =
            new Measure("rows-shipped.per-read", Unit.NUMBER, "such rows for each read of several keys, or join");
    private static final Measure BYTES_SHIPPED = new Measure("bytes-shipped", Unit.COUNT, "bytes of such rows");
    private static final Measure JOINS = new Measure("joins", Unit.COUNT, "joins of whole tables that were answered");
    private static final Measure JOIN_TIME = new Measure(
            "join-time.mean",
            Unit.DURATION,
            "mean time from the beginning of such a join at a router to its last part");
    private static final Measure JOIN_TIME_MAX = new Measure("join-time.max", Unit.DURATION, "the longest such time");
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
            SWITCH_TIME,
            KEY_OUTAGE,
            PARTIAL_READS,
            ROWS_SHIPPED,
            ROWS_SHIPPED_MEAN,
            BYTES_SHIPPED,
            JOINS,
            JOIN_TIME,
            JOIN_TIME_MAX,
            TIME_TO_BALANCE,
            RANGES,
            SPLITS,
            MERGES,
            SPLITS_REFUSED);

    /** Those of every system that moves keys between owners. */
    public static final List<Measure> OF_MOVES = List.of(
            KEYS_MOVED,
            BYTES_MOVED,
            KEYS_UNEVEN,
            REQUESTS_UNEVEN,
            HOTTEST,
            REDIRECTS,
            MOVING_TIME,
            SWITCH_TIME,
            KEY_OUTAGE,
            TIME_TO_BALANCE);

    private static final long SECOND_NS = 1_000_000_000;
    private static final double UNEVEN = 1.5;

    private record Change(long timeNs, ShardingEvent.MapDecided map) {}

    private final int nodes;
    private final List<Change> maps = new ArrayList<>();
    private final Map<String, ToDoubleFunction<List<Window>>> figures = new LinkedHashMap<>();
    private final Map<Long, Long> switchesNs = new LinkedHashMap<>();
    private final Tally moved = new Tally();
    private final Tally bytes = new Tally();
    private final Tally switches = new Tally();
    private final Tally outages = new Tally();
    private final Tally gathered = new Tally();
    private final Tally shipped = new Tally();
    private final Map<Long, Long> joinsBegunNs = new LinkedHashMap<>();
    private final Tally joins = new Tally();
    private final Tally joinTimes = new Tally();
    private final Tally partial = new Tally();
    private final Tally splits = new Tally();
    private final Tally merges = new Tally();
    private final Tally refused = new Tally();
    private final Tally redirects = new Tally();
    private final Tally misses = new Tally();
    private final Tally served = new Tally();

    /**
     * @param keys of the workload
     * @param nodes that there may be
     */
    public ShardingMeter(int keys, int nodes, int valueBytes) {
        this.nodes = nodes;
        figures.put(KEYS_MOVED.name(), windows -> moved.sum(windows) / (double) keys);
        figures.put(BYTES_MOVED.name(), bytes::sum);
        figures.put(
                KEYS_UNEVEN.name(),
                windows -> ofLastMap(windows, map -> map.mostKeys() * (double) map.servers() / keys));
        figures.put(REQUESTS_UNEVEN.name(), windows -> ofLastMap(windows, map -> hottest(windows) * map.servers()));
        figures.put(HOTTEST.name(), this::hottest);
        figures.put(REDIRECTS.name(), redirects::sum);
        figures.put(MISSES.name(), misses::sum);
        figures.put(MOVING_TIME.name(), this::movingNs);
        figures.put(SWITCH_TIME.name(), switches::max);
        figures.put(KEY_OUTAGE.name(), outages::sum);
        figures.put(PARTIAL_READS.name(), windows -> partial.sum(windows) / (double) gathered.sum(windows));
        figures.put(ROWS_SHIPPED.name(), shipped::sum);
        figures.put(
                ROWS_SHIPPED_MEAN.name(),
                windows -> shipped.sum(windows) / (double) (gathered.sum(windows) + joins.sum(windows)));
        figures.put(BYTES_SHIPPED.name(), windows -> (double) shipped.sum(windows) * valueBytes);
        figures.put(JOINS.name(), joins::sum);
        figures.put(JOIN_TIME.name(), windows -> joinTimes.sum(windows) / (double) joins.sum(windows));
        figures.put(JOIN_TIME_MAX.name(), joinTimes::max);
        figures.put(TIME_TO_BALANCE.name(), this::timeToBalanceNs);
        figures.put(RANGES.name(), windows -> ofLastMap(windows, ShardingEvent.MapDecided::ranges));
        figures.put(SPLITS.name(), splits::sum);
        figures.put(MERGES.name(), merges::sum);
        figures.put(SPLITS_REFUSED.name(), refused::sum);
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
                outages.add(timeNs, (timeNs - begunNs) * ended.keys());
            }
        } else if (event instanceof ShardingEvent.Gathered each) {
            gathered.add(timeNs, 1);
            shipped.add(timeNs, each.remote());
            partial.add(timeNs, each.missing() > 0 ? 1 : 0);
        } else if (event instanceof ShardingEvent.RowsShipped each) {
            shipped.add(timeNs, each.rows());
        } else if (event instanceof ShardingEvent.JoinBegun begun) {
            joinsBegunNs.put(begun.query(), timeNs);
        } else if (event instanceof ShardingEvent.Joined joined) {
            Long begunNs = joinsBegunNs.remove(joined.query());
            joins.add(timeNs, 1);
            joinTimes.add(timeNs, begunNs == null ? 0 : timeNs - begunNs);
        } else if (event instanceof ShardingEvent.RangeSplit) {
            splits.add(timeNs, 1);
        } else if (event instanceof ShardingEvent.RangesMerged) {
            merges.add(timeNs, 1);
        } else if (event instanceof ShardingEvent.SplitRefused) {
            refused.add(timeNs, 1);
        }
    }

    @Override
    public double measure(String name, List<Window> windows) {
        ToDoubleFunction<List<Window>> figure = figures.get(name);
        return figure == null ? Double.NaN : figure.applyAsDouble(windows);
    }

    private double ofLastMap(List<Window> windows, ToDoubleFunction<ShardingEvent.MapDecided> figure) {
        ShardingEvent.MapDecided map = lastMap(windows);
        return map == null ? Double.NaN : figure.applyAsDouble(map);
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

    /** Looks from the back for a second that was uneven. A window that is uneven to its end never came to balance. */
    private double timeToBalanceNs(List<Window> windows) {
        double longestNs = Double.NaN;
        for (Window window : windows) {
            long endNs = Math.min(window.endNs(), served.lastNs() + 1);
            long wholeNs = (endNs - window.startNs()) / SECOND_NS * SECOND_NS;
            long untilNs = window.startNs() + wholeNs;
            while (untilNs > window.startNs() && !isUneven(new Window(untilNs - SECOND_NS, untilNs))) {
                untilNs -= SECOND_NS;
            }
            if (wholeNs > 0) {
                double takenNs = untilNs - window.startNs();
                longestNs = Double.isNaN(longestNs) ? takenNs : Math.max(longestNs, takenNs);
            }
        }
        return longestNs;
    }

    private boolean isUneven(Window second) {
        List<Window> one = List.of(second);
        return ofLastMap(one, map -> hottest(one) * map.servers()) > UNEVEN;
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
