package io.netsplit.system.saga;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.stats.LatencyHistogram;
import io.netsplit.system.Measure;
import io.netsplit.system.Measure.Unit;
import io.netsplit.system.Meter;
import io.netsplit.system.saga.Movements.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How sagas ended. A saga belongs to the window in which it began. */
final class SagaMeter implements Meter {
    /** A saga that is so much older at the end, and not over, is stuck. */
    private static final long STUCK_NS = 3_000_000_000L;

    private static final String TIME = "saga-time";
    private static final String FROM_BEGIN = " of the time from a saga's beginning to its end";

    static final List<Measure> MEASURES = List.of(
            new Measure("sagas-begun", Unit.COUNT, "orders that were taken"),
            new Measure("sagas-completed", Unit.COUNT, "sagas of which every step was done"),
            new Measure("sagas-compensated", Unit.COUNT, "sagas that were undone"),
            new Measure("sagas-stuck", Unit.COUNT, "sagas more than 3 s old at the end of the run, and not over"),
            new Measure("completed-share", Unit.SHARE, "share of the sagas that are over which were completed"),
            new Measure(
                    "compensations-per-saga", Unit.NUMBER, "steps undone that had been done, per saga that is over"),
            new Measure("money-stuck", Unit.COUNT, "what is in flight at the end in sagas that are stuck"),
            new Measure("money-made", Unit.COUNT, "what sagas have paid out at the end and never took"),
            new Measure(
                    "dirty-decisions",
                    Unit.SHARE,
                    "share of the first service's decisions that it took on an account from which another saga, not yet over, had taken money"),
            new Measure(TIME + ".mean", Unit.DURATION, "the mean" + FROM_BEGIN),
            new Measure(TIME + ".p50", Unit.DURATION, "the median" + FROM_BEGIN),
            new Measure(TIME + ".p99", Unit.DURATION, "the 99th percentile" + FROM_BEGIN),
            new Measure(TIME + ".max", Unit.DURATION, "the largest" + FROM_BEGIN));

    private record Decision(long timeNs, boolean dirty) {}

    private final Movements movements;
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<Integer, Long> holders = new LinkedHashMap<>();
    private long lastNs;

    SagaMeter(int steps) {
        movements = new Movements(steps);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        lastNs = timeNs;
        movements.protocol(timeNs, event);
        if (event instanceof SagaEvent.Moved moved && moved.step() == 0 && !moved.compensation() && !moved.again()) {
            decided(timeNs, moved.saga(), moved.account());
            holders.put(moved.account(), moved.saga());
        } else if (event instanceof SagaEvent.Refused refused
                && refused.step() == 0
                && !refused.reason().equals(LocalStore.RESERVED)) {
            decided(timeNs, refused.saga(), refused.account());
        }
    }

    private void decided(long timeNs, long saga, int account) {
        Long holder = holders.get(account);
        boolean dirty = holder != null && holder != saga && isPending(movements.of(holder));
        decisions.add(new Decision(timeNs, dirty));
    }

    private static boolean isPending(Account saga) {
        return !saga.isOver() && saga.stands(0);
    }

    @Override
    public double measure(String name, List<Window> windows) {
        if (name.startsWith(TIME)) {
            return time(name.substring(TIME.length() + 1), windows);
        }
        List<Account> over = in(windows, Account::isOver);
        return switch (name) {
            case "sagas-begun" -> in(windows, saga -> true).size();
            case "sagas-completed" ->
                over.stream().filter(saga -> saga.completed).count();
            case "sagas-compensated" ->
                over.stream().filter(saga -> !saga.completed).count();
            case "sagas-stuck" -> in(windows, this::isStuck).size();
            case "completed-share" ->
                over.stream().mapToInt(saga -> saga.completed ? 1 : 0).average().orElse(Double.NaN);
            case "compensations-per-saga" ->
                over.stream().mapToInt(saga -> saga.undone).average().orElse(Double.NaN);
            case "money-stuck" ->
                in(windows, this::isStuck).stream()
                        .mapToLong(saga -> Math.max(0, saga.inFlight()))
                        .sum();
            case "money-made" ->
                movements.all().stream()
                        .mapToLong(saga -> Math.max(0, -saga.inFlight()))
                        .sum();
            case "dirty-decisions" -> dirty(windows);
            default -> throw new IllegalArgumentException("no figure is called '" + name + "'");
        };
    }

    private boolean isStuck(Account saga) {
        return !saga.isOver() && lastNs - saga.begunNs > STUCK_NS;
    }

    private static boolean contain(List<Window> windows, long timeNs) {
        return windows.stream().anyMatch(window -> window.contains(timeNs));
    }

    private List<Account> in(List<Window> windows, Predicate<Account> which) {
        return movements.all().stream()
                .filter(saga -> saga.isBegun() && contain(windows, saga.begunNs) && which.test(saga))
                .toList();
    }

    private double dirty(List<Window> windows) {
        return decisions.stream()
                .filter(each -> contain(windows, each.timeNs))
                .mapToInt(each -> each.dirty ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private double time(String statistic, List<Window> windows) {
        LatencyHistogram histogram = new LatencyHistogram();
        in(windows, Account::isOver).forEach(saga -> histogram.add(saga.endedNs - saga.begunNs));
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
}
