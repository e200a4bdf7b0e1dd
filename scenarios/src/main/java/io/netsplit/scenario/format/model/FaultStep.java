package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;

/**
 * One step of the fault time line.
 *
 * @param name what windows call it; made from its verb and place where the file gives none, as "crash-2"
 * @param verb as in the file: "crash"
 * @param timing when, and for how long
 * @param watchNs how long its window lasts where the fault has no end of its own, as with {@code add}; -1: to the end
 * @param leaderForNs how long whoever leads has to have led before the fault happens; 0: not at all
 * @param action what happens
 * @param span the step
 */
public record FaultStep(
        String name, String verb, Timing timing, long watchNs, long leaderForNs, FaultAction action, Span span) {}
