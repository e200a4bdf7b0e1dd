package io.netsplit.real;

import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import io.netsplit.trace.Observer;
import java.util.concurrent.TimeUnit;

/**
 * Whether a run has anything to show at its planned end. On a machine with other work it may take longer than planned until
 * nodes that nothing is wrong with any more answer somebody again; a run that ended before could be judged as nothing but
 * unknown. What a fault holds up that is still active is the scenario's will, and is not waited for. Once it goes on, it does
 * until there are some answers to judge.
 */
final class Overtime implements Observer {
    /** So long a run goes on at most: a cluster that has not answered by then does not answer. */
    static final long MOST_NS = TimeUnit.SECONDS.toNanos(30);

    /** Few answers say little. */
    static final int ANSWERS = 30;

    private final boolean anybodyAsks;
    private int activeFaults;
    private int answered;
    private boolean goesOn;

    /** @param clients how many ask; where there are none, there is no answer to wait for */
    Overtime(int clients) {
        anybodyAsks = clients > 0;
    }

    /** Asked from the planned end on: true where no fault is active and nobody has been answered since the last one ended. */
    boolean isNeeded() {
        goesOn |= anybodyAsks && activeFaults == 0 && answered == 0;
        return goesOn && answered < ANSWERS;
    }

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public void faultStarted(long timeNs, String fault, String detail) {
        activeFaults++;
    }

    @Override
    public void faultEnded(long timeNs, String fault) {
        activeFaults--;
        answered = 0;
    }

    @Override
    public void operationCompleted(long timeNs, Operation operation) {
        if (operation.completion() == Completion.OK) {
            answered++;
        }
    }
}
