package io.netsplit.crdt;

import io.netsplit.causality.Dot;
import java.util.ArrayList;
import java.util.List;

/** Dots alone: something is there as long as one of them stands. */
record DotSet(List<Dot> dots) implements DotStore<DotSet> {
    static final DotSet EMPTY = new DotSet(List.of());

    DotSet {
        dots = List.copyOf(dots);
    }

    @Override
    public boolean isEmpty() {
        return dots.isEmpty();
    }

    @Override
    public DotSet join(CausalContext context, DotSet other, CausalContext otherContext) {
        List<Dot> kept = new ArrayList<>();
        for (Dot dot : dots) {
            if (other.dots.contains(dot) || !otherContext.contains(dot)) {
                kept.add(dot);
            }
        }
        for (Dot dot : other.dots) {
            if (!dots.contains(dot) && !context.contains(dot)) {
                kept.add(dot);
            }
        }
        kept.sort(null);
        return new DotSet(kept);
    }

    @Override
    public DotSet without(CausalContext context) {
        return join(CausalContext.EMPTY, EMPTY, context);
    }

    @Override
    public int sizeBytes() {
        return Sizes.DOT_BYTES * dots.size();
    }
}
