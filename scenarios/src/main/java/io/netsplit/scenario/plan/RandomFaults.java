package io.netsplit.scenario.plan;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.Fault;
import io.netsplit.fault.Selector;
import io.netsplit.network.LinkChange;
import io.netsplit.random.Distributions;
import io.netsplit.scenario.format.word.RandomFault;
import java.util.ArrayList;
import java.util.List;

/** The words of a random step, each as the shapes that it can take; the nemesis draws among them and their nodes. */
final class RandomFaults {
    private static final long CLOCK_OFFSET_NS = 500_000_000;
    private static final long CLOCK_DRIFT_PPM = 200;
    private static final double DEGRADED_LATENCY_NS = 50e6;
    private static final double DEGRADED_LOSS = 0.05;
    private static final double SLOWNESS = 10;

    private RandomFaults() {}

    /** Shapes of all words, repeated so that each word is drawn equally often. */
    static List<Fault> of(List<RandomFault> words, int nodes) {
        List<List<Fault>> shapes =
                words.stream().map(word -> shapes(word, nodes)).toList();
        int common = 1;
        for (List<Fault> some : shapes) {
            common = leastCommonMultiple(common, some.size());
        }
        List<Fault> all = new ArrayList<>();
        for (List<Fault> some : shapes) {
            for (int i = 0; i < common / some.size(); i++) {
                all.addAll(some);
            }
        }
        return all;
    }

    private static List<Fault> shapes(RandomFault word, int nodes) {
        Selector one = new Selector.RandomNodes(1);
        return switch (word) {
            case PARTITION -> cuts(CutDirection.BOTH, nodes);
            case ONE_WAY -> cuts(CutDirection.INBOUND, nodes);
            case BRIDGE -> List.of(new Fault.Bridge(one));
            case MAJORITIES_RING -> List.of(new Fault.MajoritiesRing());
            case ISOLATE -> List.of(new Fault.Isolate(one, CutDirection.BOTH));
            case ISOLATE_LEADER -> List.of(new Fault.Isolate(new Selector.Leader(), CutDirection.BOTH));
            case DEGRADE ->
                List.of(new Fault.Degrade(
                        new Selector.RandomNodes(Math.max(1, nodes / 2)),
                        new Selector.Rest(),
                        true,
                        LinkChange.NONE
                                .withLatency(Distributions.exponential(DEGRADED_LATENCY_NS))
                                .withLoss(DEGRADED_LOSS)));
            case CRASH -> crashes(nodes);
            case CRASH_LEADER -> List.of(new Fault.Crash(new Selector.Leader(), DiskLoss.UNSYNCED_WRITES));
            case PAUSE -> List.of(new Fault.Pause(one));
            case SLOW -> List.of(new Fault.Slow(one, SLOWNESS));
            case CLOCK ->
                List.of(
                        new Fault.ClockChange(one, CLOCK_OFFSET_NS, CLOCK_DRIFT_PPM, 0, null, null),
                        new Fault.ClockChange(one, -CLOCK_OFFSET_NS, -CLOCK_DRIFT_PPM, 0, null, null));
        };
    }

    /** The smaller side has one node, or two, up to a half of all. */
    private static List<Fault> cuts(CutDirection direction, int nodes) {
        List<Fault> cuts = new ArrayList<>();
        for (int side = 1; side <= Math.max(1, Math.min(nodes / 2, MOST_SIZES)); side++) {
            cuts.add(new Fault.Partition(List.of(new Selector.RandomNodes(side), new Selector.Rest()), direction));
        }
        return cuts;
    }

    private static List<Fault> crashes(int nodes) {
        List<Fault> crashes = new ArrayList<>();
        for (int down = 1; down <= Math.max(1, Math.min((nodes - 1) / 2, MOST_SIZES)); down++) {
            crashes.add(new Fault.Crash(new Selector.RandomNodes(down), DiskLoss.UNSYNCED_WRITES));
        }
        return crashes;
    }

    /** Beyond this many nodes on the smaller side the shapes are alike, and their common multiple would explode. */
    private static final int MOST_SIZES = 6;

    private static int leastCommonMultiple(int a, int b) {
        int x = a;
        int y = b;
        while (y != 0) {
            int rest = x % y;
            x = y;
            y = rest;
        }
        return a / x * b;
    }
}
