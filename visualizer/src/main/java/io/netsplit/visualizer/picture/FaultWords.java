package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Recording;

/** A fault in words: its name, and what it was about; of many nodes only from which to which. */
final class FaultWords {
    private static final int DETAIL_MAX = 120;

    private FaultWords() {}

    static String of(Recording recording, FaultSpan fault) {
        return fault.detail().isEmpty() ? fault.name() : fault.name() + ": " + about(recording, fault);
    }

    static String about(Recording recording, FaultSpan fault) {
        if (fault.detail().length() <= DETAIL_MAX || fault.sides().isEmpty()) {
            return fault.detail();
        }
        return String.join(
                " | ",
                fault.sides().stream()
                        .map(side -> LaneNames.of(recording, side))
                        .toList());
    }
}
