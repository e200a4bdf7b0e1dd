package io.netsplit.scenario.format.word;

import io.netsplit.system.Measure;
import java.util.EnumSet;
import java.util.Set;

/** A figure that only some systems have: their {@link Measure}. It is one of the cluster as a whole. */
public record SystemMetric(Measure measure) implements Metric {
    @Override
    public String word() {
        return measure.name();
    }

    @Override
    public String meaning() {
        return measure.meaning();
    }

    @Override
    public Unit unit() {
        return switch (measure.unit()) {
            case DURATION -> Unit.DURATION;
            case SHARE -> Unit.SHARE;
            case RATE -> Unit.RATE;
            case COUNT -> Unit.COUNT;
            case NUMBER -> Unit.NUMBER;
        };
    }

    @Override
    public Set<Filter> filters() {
        return EnumSet.noneOf(Filter.class);
    }
}
