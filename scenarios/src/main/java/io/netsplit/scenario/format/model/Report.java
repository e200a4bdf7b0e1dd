package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.word.Chart;
import java.util.List;
import java.util.Optional;

/**
 * What the report shows.
 *
 * @param baseline the variant that others are compared with
 * @param charts in order; empty: the report's own choice
 */
public record Report(Optional<String> baseline, List<Chart> charts) {
    public static final Report DEFAULT = new Report(Optional.empty(), List.of());
}
