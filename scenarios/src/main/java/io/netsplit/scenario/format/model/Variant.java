package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;

/**
 * A named change to the scenario, run beside the others under the same seeds.
 *
 * @param name {@link #DEFAULT} where the file has no variants
 * @param canary true where it is broken on purpose: only assertions that name it apply to it
 * @param scenario with the change made
 */
public record Variant(String name, boolean canary, Scenario scenario, Span span) {
    /** Name of the only variant of a file that has none. */
    public static final String DEFAULT = "default";
}
