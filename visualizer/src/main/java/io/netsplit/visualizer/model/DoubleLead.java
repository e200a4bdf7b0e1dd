package io.netsplit.visualizer.model;

import java.util.List;

/** Several nodes believed at once that they led. */
public record DoubleLead(List<Belief> leaders, long startNs, long endNs) implements Span {
    public DoubleLead {
        leaders = List.copyOf(leaders);
    }

    /**
     * True where two of them believe so in the same epoch, which no protocol with epochs allows. In different epochs all but
     * the newest are stale: allowed, as long as nobody acts on their word.
     */
    public boolean sameEpoch() {
        return leaders.stream().map(Belief::epoch).distinct().count() < leaders.size();
    }

    /** The newest epoch among them. */
    public long newestEpoch() {
        return leaders.stream().mapToLong(Belief::epoch).max().orElse(0);
    }
}
