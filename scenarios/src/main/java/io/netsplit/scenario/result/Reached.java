package io.netsplit.scenario.result;

/**
 * How often runs reached a state that makes them worth something: a split vote, a log truncation.
 *
 * @param name as "split vote"
 * @param runs in how many runs it was reached at least once
 * @param of out of how many
 * @param total how often over all runs
 */
public record Reached(String name, int runs, int of, long total) {}
