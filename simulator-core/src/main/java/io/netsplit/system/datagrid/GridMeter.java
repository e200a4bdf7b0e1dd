package io.netsplit.system.datagrid;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Counts what merges decided. */
final class GridMeter implements Meter {
    static final Measure BROUGHT = new Measure(
            "values-brought", Measure.Unit.COUNT, "values that a side which gave itself up brought to the other one");
    static final Measure CONFLICTS =
            new Measure("merge-conflicts", Measure.Unit.COUNT, "those of them that met another value for the same key");
    static final Measure DISCARDED = new Measure(
            "values-discarded",
            Measure.Unit.COUNT,
            "values of either side that the merge policy dropped: of two for one key, or of one where nothing is brought");
    static final List<Measure> ALL = List.of(BROUGHT, CONFLICTS, DISCARDED);

    private record Merge(long timeNs, GridEvent.EntryMerged event) {}

    private final List<Merge> merges = new ArrayList<>();

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof GridEvent.EntryMerged merged) {
            merges.add(new Merge(timeNs, merged));
        }
    }

    @Override
    public double measure(String name, List<Window> windows) {
        return merges.stream()
                .filter(merge -> windows.stream().anyMatch(window -> window.contains(merge.timeNs)))
                .mapToInt(merge -> count(name, merge.event))
                .sum();
    }

    private static int count(String name, GridEvent.EntryMerged event) {
        if (name.equals(BROUGHT.name())) {
            return 1;
        }
        if (name.equals(CONFLICTS.name())) {
            return event.here() != null && !Objects.equals(event.here(), event.brought()) ? 1 : 0;
        }
        int here = event.here() != null && !Objects.equals(event.here(), event.left()) ? 1 : 0;
        int brought = !Objects.equals(event.brought(), event.left()) ? 1 : 0;
        return here + brought;
    }
}
