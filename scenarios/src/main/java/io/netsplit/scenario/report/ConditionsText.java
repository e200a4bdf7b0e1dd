package io.netsplit.scenario.report;

import io.netsplit.run.Conditions;
import io.netsplit.stats.LatencyHistogram;
import java.util.List;

/** What real nodes met with, as one sentence. */
public final class ConditionsText {
    private ConditionsText() {}

    public static String of(String where, Conditions met) {
        return where + ": a line was on its way between a node and the controller for " + figures(met.delaysNs())
                + "; a sync of the disk took " + figures(met.syncsNs());
    }

    private static String figures(List<Long> measured) {
        LatencyHistogram all = new LatencyHistogram();
        measured.forEach(all::add);
        if (all.count() == 0) {
            return "a time that was not measured";
        }
        return Figures.latency(all.quantile(0.5)) + " in the middle, " + Figures.latency(all.quantile(0.99))
                + " at the 99th percentile, " + Figures.latency(all.max()) + " at most ("
                + Figures.count(all.count()) + " measured)";
    }
}
