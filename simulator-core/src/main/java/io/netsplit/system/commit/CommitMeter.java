package io.netsplit.system.commit;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Measure;
import io.netsplit.system.Measure.Unit;
import io.netsplit.system.Meter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long participants were in doubt, and how many transactions ended how. */
public final class CommitMeter implements Meter {
    public static final List<Measure> MEASURES = List.of(
            new Measure(
                    "in-doubt.mean",
                    Unit.DURATION,
                    "the mean time that a participant which voted yes held its locks and waited for the decision"),
            new Measure(
                    "in-doubt.max",
                    Unit.DURATION,
                    "the longest such time; one that has no end is counted to the window's end"),
            new Measure("transactions-committed", Unit.COUNT, "transactions that a coordinator decided to commit"),
            new Measure("transactions-aborted", Unit.COUNT, "transactions that a coordinator decided to abort"));

    private record Span(long startNs, long endNs) {}

    private record Decision(long timeNs, boolean commit) {}

    private record Place(int node, long transaction) {}

    private final Map<Place, Long> open = new LinkedHashMap<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof CommitEvent.VotedYes voted) {
            open.putIfAbsent(new Place(node, voted.transaction()), timeNs);
        } else if (event instanceof CommitEvent.Ended ended) {
            Long since = open.remove(new Place(node, ended.transaction()));
            if (since != null) {
                spans.add(new Span(since, timeNs));
            }
        } else if (event instanceof CommitEvent.Decided decided) {
            decisions.add(new Decision(timeNs, decided.commit()));
        }
    }

    @Override
    public double measure(String name, List<Window> windows) {
        return switch (name) {
            case "in-doubt.mean", "in-doubt.max" -> inDoubt(windows, name.endsWith("max"));
            case "transactions-committed" -> count(windows, true);
            case "transactions-aborted" -> count(windows, false);
            default -> Double.NaN;
        };
    }

    private double count(List<Window> windows, boolean commit) {
        return decisions.stream()
                .filter(each ->
                        each.commit == commit && windows.stream().anyMatch(window -> window.contains(each.timeNs)))
                .count();
    }

    /** The part of each wait that lies within a window. */
    private double inDoubt(List<Window> windows, boolean longest) {
        List<Span> all = new ArrayList<>(spans);
        open.values().forEach(since -> all.add(new Span(since, Long.MAX_VALUE)));
        double sum = 0;
        double most = 0;
        int count = 0;
        for (Span span : all) {
            for (Window window : windows) {
                long length = Math.min(span.endNs, window.endNs()) - Math.max(span.startNs, window.startNs());
                if (length >= 0) {
                    sum += length;
                    most = Math.max(most, length);
                    count++;
                }
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        return longest ? most : sum / count;
    }
}
