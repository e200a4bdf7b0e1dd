package io.netsplit.scenario.runner;

import io.netsplit.scenario.result.RunSummary;

/** Is told how a sweep goes on. Called from one thread at a time, in the order in which runs finish. */
public interface SweepProgress {
    /** Does nothing. */
    SweepProgress NONE = new SweepProgress() {};

    /** The sweep will do this many runs. */
    default void started(int runs) {}

    /** One more run is done, checked and written. */
    default void finished(RunSummary run, int done, int of) {}

    /** All runs are done; the most telling seed of this variant is being recorded. */
    default void recording(String variant, long seed) {}
}
