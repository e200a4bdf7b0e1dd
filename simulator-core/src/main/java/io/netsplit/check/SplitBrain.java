package io.netsplit.check;

import io.netsplit.check.LostWrites.LostWrite;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * An interval in which more than one live node believed that it led. In Raft that is normal right after a partition: the
 * old leader is still to learn of the higher term. What counts is what they acknowledged meanwhile.
 *
 * @param fromNs when the second one began to believe so
 * @param toNs when no more than one was left
 * @param leaders those who believed so in the interval, by when they began to
 */
public record SplitBrain(long fromNs, long toNs, List<Side> leaders) {
    /** What {@link #detectedNs} is where nobody noticed. */
    public static final long NEVER = -1;

    /**
     * One of those who believed that they led.
     *
     * @param belief who, in which epoch, since when
     * @param acknowledged writes that this node acknowledged within the interval
     * @param lost those of them that were later gone
     */
    public record Side(Belief belief, List<Operation> acknowledged, List<LostWrite> lost) {
        public Side {
            acknowledged = List.copyOf(acknowledged);
            lost = List.copyOf(lost);
        }

        /** Writes acknowledged within the interval that are not known to be gone: the heal kept them, or they were overwritten. */
        public int kept() {
            return acknowledged.size() - lost.size();
        }
    }

    public SplitBrain {
        leaders = List.copyOf(leaders);
    }

    public long durationNs() {
        return toNs - fromNs;
    }

    /**
     * When the first of them noticed, which it shows by ceasing to lead while it was up; {@link #NEVER} where a crash or the
     * end of the run ended the interval before.
     */
    public long detectedNs() {
        return leaders.stream()
                .map(Side::belief)
                .filter(belief -> belief.gaveUp() && belief.toNs() <= toNs)
                .mapToLong(Belief::toNs)
                .min()
                .orElse(NEVER);
    }

    /** From the beginning of the interval until the first of them noticed; {@link #NEVER} where nobody did. */
    public long detectionTimeNs() {
        long atNs = detectedNs();
        return atNs == NEVER ? NEVER : atNs - fromNs;
    }

    /** The one that led on, or did so last: of those the newest epoch. */
    public Side winner() {
        return leaders.stream()
                .max(Comparator.comparingLong((Side side) -> side.belief.toNs())
                        .thenComparingLong(side -> side.belief.epoch()))
                .orElseThrow();
    }

    /** All but the winner and its node: those whose leadership came to nothing. */
    public List<Side> losers() {
        int node = winner().belief.node();
        return leaders.stream().filter(side -> side.belief.node() != node).toList();
    }

    /** True where writes that one of them acknowledged were later gone. */
    public boolean lostWrites() {
        return leaders.stream().anyMatch(side -> !side.lost.isEmpty());
    }

    /**
     * Finds the intervals in the beliefs of a run.
     *
     * @param beliefs of all nodes, in any order
     * @param history whose operations say which node answered them
     * @param losses what {@link LostWrites} found
     */
    public static List<SplitBrain> find(List<Belief> beliefs, History history, LostWrites losses) {
        List<SplitBrain> found = new ArrayList<>();
        List<Belief> joined = joined(beliefs);
        long fromNs = -1;
        for (long edgeNs : edges(joined)) {
            boolean split = Leadership.leadersAt(joined, edgeNs) > 1;
            if (split && fromNs < 0) {
                fromNs = edgeNs;
            } else if (!split && fromNs >= 0) {
                found.add(between(fromNs, edgeNs, joined, history, losses));
                fromNs = -1;
            }
        }
        return found;
    }

    /** A coordinator that leads on in a newer view has never ceased to lead: one belief, in the newest epoch. */
    private static List<Belief> joined(List<Belief> beliefs) {
        List<Belief> joined = new ArrayList<>();
        Map<Integer, Integer> lastOf = new LinkedHashMap<>();
        for (Belief belief : Leadership.byBegin(beliefs)) {
            Integer last = lastOf.get(belief.node());
            if (last != null && joined.get(last).toNs() == belief.fromNs()) {
                long fromNs = joined.get(last).fromNs();
                joined.set(last, new Belief(belief.node(), belief.epoch(), fromNs, belief.toNs(), belief.gaveUp()));
            } else {
                lastOf.put(belief.node(), joined.size());
                joined.add(belief);
            }
        }
        return joined;
    }

    static Iterable<Long> edges(List<Belief> beliefs) {
        TreeSet<Long> edges = new TreeSet<>();
        for (Belief belief : beliefs) {
            edges.add(belief.fromNs());
            edges.add(belief.toNs());
        }
        return edges;
    }

    private static SplitBrain between(
            long fromNs, long toNs, List<Belief> beliefs, History history, LostWrites losses) {
        List<Side> sides = new ArrayList<>();
        for (Belief belief : Leadership.byBegin(beliefs)) {
            long sideFromNs = Math.max(fromNs, belief.fromNs());
            long sideToNs = Math.min(toNs, belief.toNs());
            if (sideFromNs < sideToNs) {
                List<Operation> acknowledged = history.where(operation -> isWrite(operation)
                                && operation.answeredBy() == belief.node()
                                && operation.completedNs() >= sideFromNs
                                && operation.completedNs() < sideToNs)
                        .operations();
                sides.add(new Side(belief, acknowledged, lostOf(acknowledged, losses)));
            }
        }
        return new SplitBrain(fromNs, toNs, sides);
    }

    private static boolean isWrite(Operation operation) {
        return operation.isOk()
                && !operation.function().equals(Functions.READ)
                && !operation.function().equals(Functions.GET)
                && !Boolean.FALSE.equals(operation.output());
    }

    private static List<LostWrite> lostOf(List<Operation> acknowledged, LostWrites losses) {
        List<LostWrite> lost = new ArrayList<>();
        for (LostWrite loss : losses.lost()) {
            if (loss.write() != null && acknowledged.contains(loss.write())) {
                lost.add(loss);
            }
        }
        return lost;
    }
}
