package io.netsplit.scenario.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The drawings of a result, as the dashboard makes them of its traces.
 *
 * @param style what all of them need of a style sheet
 * @param ofVariants of the most telling run of each variant, by its name
 */
public record RunDrawings(String style, Map<String, RunDrawing> ofVariants) {
    /** Where there is no dashboard: the page draws what the details hold. */
    public static final RunDrawings NONE = new RunDrawings("", Map.of());

    public RunDrawings {
        ofVariants = Collections.unmodifiableMap(new LinkedHashMap<>(ofVariants));
    }

    RunDrawing of(String variant) {
        return ofVariants.getOrDefault(variant, RunDrawing.NONE);
    }
}
