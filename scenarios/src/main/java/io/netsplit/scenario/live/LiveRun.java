package io.netsplit.scenario.live;

/** A run that takes place on a thread of its own. Methods may be called from any thread and do not wait. */
public interface LiveRun {
    /** Lets it go on up to this instant of its own time; real nodes go on by themselves. */
    void openUntil(long timeNs);

    /** Lets it go on to its next event. */
    void step();

    /** Gives it up, without a verdict. */
    void abandon();

    /** Waits until nothing of it is left, as processes, but not for ever; to be called after {@link #abandon}. */
    void awaitEnd();
}
