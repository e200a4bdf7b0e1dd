package io.netsplit.scenario.result;

import java.util.Map;

/**
 * What a run of the traffic lab has come to at some instant.
 *
 * @param charts of the requests that were answered by then; of the step that is under way servers have as many requests as there are
 *     at that instant
 * @param figures by the metric's word, of the requests after the warm-up
 * @param warmupNs time at the start that figures leave out
 */
public record LabLook(VariantCharts charts, Map<String, Double> figures, long warmupNs) {
    public LabLook {
        figures = Map.copyOf(figures);
    }
}
