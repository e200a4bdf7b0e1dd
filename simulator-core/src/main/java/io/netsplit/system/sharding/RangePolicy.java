package io.netsplit.system.sharding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of ranges: those with too much to do or to hold are split, neighbours with little are merged, and
 * where there is neither, but a server has more than its part, ranges go to the one that has least.
 *
 * <p>A range is split by load only where a tenth of it lies on either side: what one key has to bear cannot be split.
 */
final class RangePolicy {
    /** What is decided; the owners are those that are wanted. */
    record Decision(List<Integer> splits, List<Integer> merges, int[] owners) {}

    private static final double LEAST_SIDE = 0.1;
    private static final double BALANCED = 1.1;

    private final RangeThresholds thresholds;
    private final boolean colocate;
    private final ShardMap map;
    private final Ranges ranges;
    /** By start; only those whose servers have reported. */
    private final Map<Integer, RangeLoad> loads;

    private final List<RangeLoad> indivisible = new ArrayList<>();
    private final List<Integer> splits = new ArrayList<>();
    private final List<Integer> merges = new ArrayList<>();
    private final int[] owners;

    /** {@code colocate} is false where ranges of two owners may become one without having been moved together. */
    RangePolicy(RangeThresholds thresholds, boolean colocate, ShardMap map, Map<Integer, RangeLoad> loads) {
        this.thresholds = thresholds;
        this.colocate = colocate;
        this.map = map;
        this.ranges = map.ranges();
        this.loads = loads;
        this.owners = map.owners();
    }

    /** Ranges that are too busy and were not split, because nearly all of it is one key's. */
    List<RangeLoad> indivisible() {
        return indivisible;
    }

    /** What to do now; with nothing in it, all is well. */
    Decision decide() {
        loads.values().forEach(this::split);
        merge();
        if (splits.isEmpty() && merges.isEmpty() && isUnchanged()) {
            balance();
        }
        return new Decision(splits, merges, owners);
    }

    private boolean isUnchanged() {
        for (int range = 0; range < ranges.count(); range++) {
            if (owners[ranges.start(range)] != map.owner(ranges.start(range))) {
                return false;
            }
        }
        return true;
    }

    private void split(RangeLoad load) {
        if (thresholds.isTooBig(load) && load.middle() != RangeLoad.NOWHERE) {
            splits.add(load.middle());
        } else if (thresholds.isTooBusy(load)) {
            if (load.lighterShare() >= LEAST_SIDE) {
                splits.add(load.loadMiddle());
            } else {
                indivisible.add(load);
            }
        }
    }

    /** Each range is merged with the one before it, or moved to its server first; one of a pair that was just looked at is not. */
    private void merge() {
        int range = 0;
        while (++range < ranges.count()) {
            RangeLoad left = loads.get(ranges.start(range - 1));
            RangeLoad right = loads.get(ranges.start(range));
            if (left == null
                    || right == null
                    || isSplit(left)
                    || isSplit(right)
                    || together(left, right) >= thresholds.mergeBelow()) {
                continue;
            }
            int leftOwner = owners[left.start()];
            int rightOwner = owners[right.start()];
            if (leftOwner == rightOwner || !colocate) {
                merges.add(right.start());
            }
            if (leftOwner != rightOwner) {
                boolean leftMoves = thresholds.weight(left) < thresholds.weight(right);
                move(leftMoves ? range - 1 : range, leftMoves ? rightOwner : leftOwner);
            }
            range++;
        }
    }

    private boolean isSplit(RangeLoad load) {
        return splits.contains(load.middle()) || splits.contains(load.loadMiddle());
    }

    private double together(RangeLoad left, RangeLoad right) {
        return thresholds.weight(new RangeLoad(
                left.start(),
                left.keys() + right.keys(),
                RangeLoad.NOWHERE,
                left.perSecond() + right.perSecond(),
                RangeLoad.NOWHERE,
                0));
    }

    private void move(int range, int owner) {
        for (int unit = ranges.start(range); unit < ranges.end(range); unit++) {
            owners[unit] = owner;
        }
    }

    private void balance() {
        Map<Integer, Double> burdens = burdens();
        for (int moves = 0; moves < burdens.size() && moveOne(burdens); moves++) {
            // One after the other, on what the servers will have then.
        }
    }

    /** What each server has that has reported; one without ranges has nothing. */
    private Map<Integer, Double> burdens() {
        Map<Integer, Double> burdens = new LinkedHashMap<>();
        map.servers().forEach(server -> burdens.put(server, 0.0));
        for (int range = 0; range < ranges.count(); range++) {
            int start = ranges.start(range);
            RangeLoad load = loads.get(start);
            if (load == null) {
                burdens.remove(owners[start]);
            } else {
                burdens.computeIfPresent(owners[start], (server, sum) -> sum + thresholds.weight(load));
            }
        }
        return burdens;
    }

    /** Moves the range from the server with most to the one with least that helps most; false where none helps. */
    private boolean moveOne(Map<Integer, Double> burdens) {
        int most = -1;
        int least = -1;
        double mostBurden = Double.NEGATIVE_INFINITY;
        double leastBurden = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (Map.Entry<Integer, Double> each : burdens.entrySet()) {
            double burden = each.getValue();
            sum += burden;
            if (burden > mostBurden) {
                most = each.getKey();
                mostBurden = burden;
            }
            if (burden < leastBurden) {
                least = each.getKey();
                leastBurden = burden;
            }
        }
        boolean uneven = mostBurden * burdens.size() > BALANCED * sum;
        RangeLoad chosen = uneven ? mostHelpful(most, mostBurden - leastBurden) : null;
        if (chosen == null) {
            return false;
        }
        double weight = thresholds.weight(chosen);
        move(ranges.of(chosen.start()), least);
        burdens.merge(most, -weight, Double::sum);
        burdens.merge(least, weight, Double::sum);
        return true;
    }

    /** The last of those whose weight is nearest to half the difference; null where all are about as heavy as the whole. */
    private @Nullable RangeLoad mostHelpful(int server, double difference) {
        RangeLoad chosen = null;
        double smallest = difference / 2 / BALANCED;
        for (int range = 0; range < ranges.count(); range++) {
            RangeLoad load = loads.get(ranges.start(range));
            if (load != null && owners[load.start()] == server) {
                double off = Math.abs(difference / 2 - thresholds.weight(load));
                if (off <= smallest) {
                    smallest = off;
                    chosen = load;
                }
            }
        }
        return chosen;
    }
}
