package io.netsplit.system.replicated;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Measure;
import io.netsplit.system.Measure.Unit;
import io.netsplit.system.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What moves, and how long a shard is silent. */
final class ReplicatedMeter implements Meter {
    private static final Measure REPLICAS_MOVED =
            new Measure("replicas-moved", Unit.COUNT, "replicas of shards that came to another node");
    private static final Measure SILENCE = new Measure(
            "shard-silence.max",
            Unit.DURATION,
            "longest time in which a shard that clients ask all the time answered nothing; whatever the load, a pause at least");

    static final List<Measure> MEASURES = List.of(REPLICAS_MOVED, SILENCE);

    private record Gap(int shard, long fromNs, long toNs) {}

    private static final long SHORTEST_GAP_NS = 1_000_000;

    private final List<Long> movedNs = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final long[] answeredNs;

    ReplicatedMeter(int shards) {
        answeredNs = new long[shards];
        Arrays.fill(answeredNs, -1);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof ReplicaMoved) {
            movedNs.add(timeNs);
        } else if (event instanceof Answered answered) {
            long lastNs = answeredNs[answered.shard()];
            if (lastNs >= 0 && timeNs - lastNs > SHORTEST_GAP_NS) {
                gaps.add(new Gap(answered.shard(), lastNs, timeNs));
            }
            answeredNs[answered.shard()] = timeNs;
        }
    }

    @Override
    public double measure(String name, List<Window> windows) {
        double figure = name.equals(SILENCE.name()) ? Double.NaN : 0;
        for (Window window : windows) {
            if (name.equals(SILENCE.name())) {
                figure = Math.max(Double.isNaN(figure) ? 0 : figure, silenceNs(window));
            } else {
                figure += movedNs.stream().filter(window::contains).count();
            }
        }
        return figure;
    }

    /** A shard that is silent to the end of the run counts as far as the window goes. */
    private double silenceNs(Window window) {
        long longestNs = 0;
        for (Gap gap : gaps) {
            longestNs = Math.max(
                    longestNs, Math.min(gap.toNs(), window.endNs()) - Math.max(gap.fromNs(), window.startNs()));
        }
        return longestNs;
    }
}
