package io.netsplit.visualizer.opening;

import io.netsplit.scenario.report.DivergenceWords;
import io.netsplit.trace.Change;
import io.netsplit.trace.Divergence;
import io.netsplit.trace.TraceHeader;
import io.netsplit.visualizer.model.Beside;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Parting;
import java.util.List;

/** Holds one run against another. */
public final class Besides {
    /** What a recording tells by other numbers than the file. */
    private static final List<String> NUMBERS = List.of("id", "op");

    private Besides() {}

    /** Of two recorded runs, which are called by what tells them apart. */
    public static Beside of(OpenedRun seen, OpenedRun other) {
        TraceHeader one = seen.recording().header();
        TraceHeader two = other.recording().header();
        if (!one.variant().equals(two.variant())) {
            return of(seen, one.variant(), other, two.variant(), "variant", 0);
        }
        return one.seed() == two.seed()
                ? of(seen, "A", other, "B", 0)
                : of(seen, "seed " + one.seed(), other, "seed " + two.seed(), "seed", 0);
    }

    /**
     * @param name what the run that is seen is called
     * @param otherName what the other is called
     * @param known so many events are known to be the same
     */
    public static Beside of(OpenedRun seen, String name, OpenedRun other, String otherName, int known) {
        return of(seen, name, other, otherName, "", known);
    }

    /** @param named the field of the headers that the names tell already */
    private static Beside of(OpenedRun seen, String name, OpenedRun other, String otherName, String named, int known) {
        Divergence divergence = Parting.of(seen.recording(), other.recording(), known);
        DivergenceWords words = new DivergenceWords(
                told(divergence, named),
                new DivergenceWords.Run(name, seen.recording().header()),
                new DivergenceWords.Run(otherName, other.recording().header()));
        return new Beside(other, name, otherName, divergence, words.common(), words.next(), words.headers());
    }

    private static Divergence told(Divergence divergence, String named) {
        List<Change> headers = divergence.headers().stream()
                .filter(change -> !change.field().equals(named))
                .toList();
        List<Change> changes = divergence.changes().stream()
                .filter(change -> !NUMBERS.contains(change.field()))
                .toList();
        return new Divergence(
                headers,
                divergence.common(),
                divergence.commonNs(),
                divergence.answer(),
                divergence.one(),
                divergence.other(),
                changes.isEmpty() ? divergence.changes() : changes);
    }
}
