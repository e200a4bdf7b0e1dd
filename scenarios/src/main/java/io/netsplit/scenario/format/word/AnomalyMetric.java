package io.netsplit.scenario.format.word;

import io.netsplit.check.transaction.AnomalyKind;
import io.netsplit.check.transaction.Occurrence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How often something went wrong between transactions.
 *
 * @param part which of the occurrences count
 */
public record AnomalyMetric(AnomalyKind kind, Part part) implements Metric {
    /** Whether the transactions of an occurrence knew, or could have known, of each other. */
    public enum Part {
        ALL,
        /** One had been answered before the other began. */
        CAUSAL,
        /** They overlap in time. */
        CONCURRENT
    }

    /** One for each kind, and the two sorts of lost updates. */
    static List<AnomalyMetric> all() {
        List<AnomalyMetric> all = new ArrayList<>();
        for (AnomalyKind kind : AnomalyKind.values()) {
            all.add(new AnomalyMetric(kind, Part.ALL));
            if (kind == AnomalyKind.LOST_UPDATE) {
                all.add(new AnomalyMetric(kind, Part.CAUSAL));
                all.add(new AnomalyMetric(kind, Part.CONCURRENT));
            }
        }
        return List.copyOf(all);
    }

    public boolean counts(Occurrence occurrence) {
        return occurrence.kind() == kind
                && switch (part) {
                    case ALL -> true;
                    case CAUSAL -> occurrence.isInSequence();
                    case CONCURRENT -> !occurrence.isInSequence();
                };
    }

    @Override
    public String word() {
        String word = "anomalies." + kind.word().toLowerCase(Locale.ROOT).replace(' ', '-');
        return part == Part.ALL ? word : word + "." + part.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String meaning() {
        String what = kind.word().equals(kind.meaning()) ? kind.word() : kind.word() + ", " + kind.meaning();
        return switch (part) {
            case ALL ->
                "of transactions: how often this was found: " + what
                        + (kind.isCycle() ? "; one for each group of transactions that depend on each other" : "");
            case CAUSAL -> "those of them in which one had been answered before the other began";
            case CONCURRENT -> "those of them in which the two overlap in time";
        };
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public Set<Filter> filters() {
        return EnumSet.noneOf(Filter.class);
    }
}
