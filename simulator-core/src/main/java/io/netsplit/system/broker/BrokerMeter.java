package io.netsplit.system.broker;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.stats.LatencyHistogram;
import io.netsplit.system.Measure;
import io.netsplit.system.Measure.Unit;
import io.netsplit.system.Meter;
import io.netsplit.system.broker.BrokerEvent.Ending;
import io.netsplit.system.broker.Fates.Fate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What became of messages. A message belongs to the window in which it was confirmed, once for every subscription. */
final class BrokerMeter implements Meter {
    private static final String LATENCY = "delivery-latency";
    private static final String FROM_CONFIRM = " of the time from a message's confirmation to its first effect";

    static final List<Measure> MEASURES = List.of(
            count("messages-confirmed", "messages that a broker confirmed, once for every subscription"),
            count(
                    "messages-lost",
                    "confirmed messages that have no effect and are no dead letters, and that nobody is at any more"),
            count("messages-dropped", "messages that made room for newer ones"),
            count("dead-letters", "messages that were put aside after too many failed deliveries"),
            count(
                    "messages-open",
                    "messages more than 3 s old at the end of the run that neither took effect nor were put aside"),
            count("duplicate-effects", "effects beyond the first of a message"),
            new Measure("sends-per-message", Unit.NUMBER, "how often a message was handed out, in the mean"),
            new Measure("deliveries-per-message", Unit.NUMBER, "how often a message reached a consumer, in the mean"),
            new Measure("delivered-twice", Unit.SHARE, "share of the messages that reached consumers more than once"),
            new Measure(LATENCY + ".mean", Unit.DURATION, "the mean" + FROM_CONFIRM),
            new Measure(LATENCY + ".p50", Unit.DURATION, "the median" + FROM_CONFIRM),
            new Measure(LATENCY + ".p99", Unit.DURATION, "the 99th percentile" + FROM_CONFIRM),
            new Measure(LATENCY + ".max", Unit.DURATION, "the largest" + FROM_CONFIRM),
            count(
                    "backlog.max",
                    "most messages that waited at one broker for one subscription, as it looks every few milliseconds"),
            count("rebalances", "times that a group's partitions were dealt out anew"),
            count("partitions-moved", "partitions that went to another consumer, or to none"));

    private record Rebalance(long timeNs, int moved) {}

    private record Level(long timeNs, int broker, int messages) {}

    private final Fates fates;
    private final List<Rebalance> rebalances = new ArrayList<>();
    private final List<Level> backlogs = new ArrayList<>();

    BrokerMeter(BrokerOptions options) {
        fates = new Fates(options);
    }

    private static Measure count(String name, String meaning) {
        return new Measure(name, Unit.COUNT, meaning);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        fates.protocol(timeNs, node, event);
        if (event instanceof BrokerEvent.Rebalanced rebalanced) {
            rebalances.add(new Rebalance(timeNs, rebalanced.moved()));
        } else if (event instanceof BrokerEvent.Backlog backlog) {
            backlogs.add(new Level(timeNs, node, backlog.messages()));
        }
    }

    @Override
    public double measure(String name, List<Window> windows) {
        if (name.startsWith(LATENCY)) {
            return latency(name.substring(LATENCY.length() + 1), windows);
        }
        long endNs = fates.lastNs();
        return switch (name) {
            case "messages-confirmed" -> number(windows, Fate::isConfirmed);
            case "messages-lost" -> number(windows, fate -> fate.isLost(endNs));
            case "messages-dropped" -> number(windows, fate -> fate.is(Ending.DROPPED));
            case "dead-letters" -> number(windows, fate -> fate.is(Ending.DEAD_LETTERED));
            case "messages-open" -> number(windows, fate -> fate.isOpen(endNs));
            case "duplicate-effects" ->
                of(windows).stream()
                        .mapToLong(fate -> Math.max(0, fate.effects - 1))
                        .sum();
            case "sends-per-message" -> mean(windows, fate -> fate.sends);
            case "deliveries-per-message" -> mean(windows, fate -> fate.receipts);
            case "delivered-twice" -> mean(windows, fate -> fate.receipts > 1 ? 1 : 0);
            case "backlog.max" -> backlog(windows);
            case "rebalances" ->
                rebalances.stream().filter(each -> in(windows, each.timeNs)).count();
            case "partitions-moved" ->
                rebalances.stream()
                        .filter(each -> in(windows, each.timeNs))
                        .mapToLong(Rebalance::moved)
                        .sum();
            default -> throw new IllegalArgumentException("no figure is called '" + name + "'");
        };
    }

    private static boolean in(List<Window> windows, long timeNs) {
        return windows.stream().anyMatch(window -> window.contains(timeNs));
    }

    private List<Fate> of(List<Window> windows) {
        return fates.all().stream()
                .filter(fate -> fate.isConfirmed() && in(windows, fate.confirmedNs))
                .toList();
    }

    private double number(List<Window> windows, Predicate<Fate> which) {
        return of(windows).stream().filter(which).count();
    }

    private double mean(List<Window> windows, ToDoubleFunction<Fate> figure) {
        return of(windows).stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    private double latency(String statistic, List<Window> windows) {
        LatencyHistogram histogram = new LatencyHistogram();
        for (Fate fate : of(windows)) {
            if (fate.firstEffectNs >= 0) {
                histogram.add(Math.max(0, fate.firstEffectNs - fate.confirmedNs));
            }
        }
        if (histogram.count() == 0) {
            return Double.NaN;
        }
        return switch (statistic) {
            case "mean" -> histogram.mean();
            case "p50" -> histogram.quantile(0.5);
            case "p99" -> histogram.quantile(0.99);
            case "max" -> histogram.quantile(1);
            default -> throw new IllegalArgumentException("no statistic is called '" + statistic + "'");
        };
    }

    /** Told when it changes: what a window begins with was told before it. */
    private double backlog(List<Window> windows) {
        int most = 0;
        for (Window window : windows) {
            Map<Integer, Integer> atStart = new LinkedHashMap<>();
            for (Level level : backlogs) {
                if (level.timeNs < window.startNs()) {
                    atStart.put(level.broker, level.messages);
                } else if (window.contains(level.timeNs)) {
                    most = Math.max(most, level.messages);
                }
            }
            for (int level : atStart.values()) {
                most = Math.max(most, level);
            }
        }
        return most;
    }
}
