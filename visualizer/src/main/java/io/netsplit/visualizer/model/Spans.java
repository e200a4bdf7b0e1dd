package io.netsplit.visualizer.model;

import java.util.List;
import java.util.Optional;

/** One node's spans in the order of time; the next begins where the one before ends, or later. */
final class Spans<T extends Span> {
    private final List<T> spans;

    Spans(List<T> spans) {
        this.spans = spans;
    }

    List<T> all() {
        return spans;
    }

    Optional<T> at(long timeNs) {
        return lastFrom(timeNs).filter(last -> last.endNs() > timeNs);
    }

    /** The last that has begun by an instant, though it may be over. */
    Optional<T> lastFrom(long timeNs) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).startNs() <= timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 ? Optional.of(spans.get(low - 1)) : Optional.empty();
    }
}
