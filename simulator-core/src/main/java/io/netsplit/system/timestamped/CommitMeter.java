package io.netsplit.system.timestamped;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** How long writes take from their timestamp to their answer. */
final class CommitMeter implements Meter {
    static final Measure MEAN = new Measure(
            "commit-wait.mean",
            Measure.Unit.DURATION,
            "the mean of the time from a write's timestamp to its answer, by its node's own clock");
    static final Measure MAX = new Measure(
            "commit-wait.max",
            Measure.Unit.DURATION,
            "the largest of the time from a write's timestamp to its answer, by its node's own clock");

    private record Wait(long timeNs, long waitedNs) {}

    private final List<Wait> waits = new ArrayList<>();

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof Committed committed) {
            waits.add(new Wait(timeNs, committed.waitedNs()));
        }
    }

    @Override
    public double measure(String name, List<Window> windows) {
        LongStream waited = waits.stream()
                .filter(wait -> windows.stream().anyMatch(window -> window.contains(wait.timeNs)))
                .mapToLong(Wait::waitedNs);
        return name.equals(MEAN.name())
                ? waited.average().orElse(Double.NaN)
                : waited.mapToObj(ns -> (double) ns).reduce(Double.NaN, CommitMeter::larger);
    }

    private static double larger(double one, double other) {
        return Double.isNaN(one) || other > one ? other : one;
    }
}
