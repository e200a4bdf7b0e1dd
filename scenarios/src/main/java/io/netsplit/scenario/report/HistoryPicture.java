package io.netsplit.scenario.report;

import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.OperationView;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a drawing of client operations shows.
 *
 * @param label what a screen reader says
 * @param operations in the order of invocation
 * @param stuck index of the operation that cannot be placed, or -1
 * @param points by index of the operation, the instants at which the placed ones can have taken effect
 * @param faults on the same axis; empty where none is known
 * @param positionWord what the times count where they are only places in a file, as "line"; else empty
 * @param toScale true where distances are times, false where each event only gets the room that it needs
 * @param anchor what the stuck operation is called in the page's addresses, or empty
 */
public record HistoryPicture(
        String label,
        List<OperationView> operations,
        long stuck,
        Map<Long, Long> points,
        List<FaultInterval> faults,
        String positionWord,
        boolean toScale,
        String anchor) {
    public HistoryPicture {
        operations = List.copyOf(operations);
        points = Collections.unmodifiableMap(new TreeMap<>(points));
        faults = List.copyOf(faults);
    }
}
