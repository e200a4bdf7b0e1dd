package io.netsplit.visualizer.session;

import java.util.Optional;

/**
 * What a person does to a run by hand, at the cursor, to the node that is selected or the nodes that are marked. Everything makes
 * a branch of its own. What cannot be done is told, and nothing happens.
 */
public interface Hands {
    /** Kills the node, or starts it again. */
    void killOrRestart();

    /** Holds the node up, or lets it go on. */
    void pauseOrResume();

    /** Makes the node slow, or lets it be quick again. */
    void slowOrQuick();

    /** Puts the node's clock ahead, or right again. */
    void skewOrSet();

    /** Puts the node among those that are marked, or takes it out. */
    void mark();

    /** Cuts the marked nodes off from the rest, or the selected one where none is marked. */
    void cutOff(boolean oneWay);

    /** Cuts the link between two nodes, or heals what cuts it. */
    void cutOrHeal(int from, int to, boolean oneWay);

    /** Ends every fault. */
    void healAll();

    /** Runs the scenario anew from its beginning, to be looked at while it takes place. */
    void runLive();

    /** Lets the run go on to its end, as fast as it can. */
    void runToEnd();

    /** Why the run has no steps, no speed and no branches; empty where it has. */
    Optional<String> whyNoPace();

    /** Whether the run may still go on. */
    boolean isLive();

    /** Lets the run go on to its next event. */
    void step();

    /** Shows the next branch, or the one before. */
    void turnBranch(int steps);

    /** Writes the branch down as a scenario. */
    void saveBranch();
}
