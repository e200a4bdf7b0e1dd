package io.netsplit.fault;

import java.util.List;

/**
 * Random faults from a seed: after each pause one of {@code kinds} is picked, and lasts for a while.
 *
 * @param name what windows and reports call its faults
 * @param kinds what it picks from, each equally often; one that stands twice is picked twice as often
 * @param pause time between two firings
 * @param lasting how long each fault lasts
 * @param maxActive a firing that finds so many of its own faults active is left out
 * @param fromNs first instant at which it may fire
 * @param untilNs last one
 */
public record Nemesis(
        String name,
        List<Fault> kinds,
        DurationRange pause,
        DurationRange lasting,
        int maxActive,
        long fromNs,
        long untilNs) {
    public Nemesis {
        kinds = List.copyOf(kinds);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("nemesis '" + name + "' needs faults to pick from");
        }
        if (pause.maxNs() == 0 || lasting.minNs() == 0) {
            throw new IllegalArgumentException("nemesis '" + name + "' needs a pause and a duration above zero");
        }
        if (maxActive < 1 || fromNs < 0 || untilNs < fromNs) {
            throw new IllegalArgumentException("nemesis '" + name + "' can never fire");
        }
    }
}
