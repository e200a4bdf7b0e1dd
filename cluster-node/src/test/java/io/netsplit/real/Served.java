package io.netsplit.real;

import io.netsplit.history.Operation;
import io.netsplit.kernel.Limits;
import io.netsplit.trace.Observer;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run once clients have been served for a while after something, however long a slow machine takes until then: a
 * test's last condition, so that no test has to know how fast its machine is.
 */
public final class Served implements Observer {
    /** Enough that the last writes have reached everybody who can be reached. */
    private static final int OPERATIONS = 30;

    private final @Nullable String fault;
    private boolean began;
    private long sinceNs;
    private int operations;

    private Served(@Nullable String fault) {
        this.fault = fault;
    }

    /** Counts from the end of that fault on. */
    public static Served after(String fault) {
        return new Served(fault);
    }

    /** Counts once the test says so. */
    public static Served onceBegun() {
        return new Served(null);
    }

    /** From now on what is invoked later than this counts. */
    public void begin(long timeNs) {
        if (!began) {
            began = true;
            sinceNs = timeNs;
        }
    }

    @Override
    public void faultEnded(long timeNs, String ended) {
        if (ended.equals(fault)) {
            begin(timeNs);
        }
    }

    @Override
    public void operationCompleted(long timeNs, Operation operation) {
        if (began && operation.isOk() && operation.invokedNs() > sinceNs) {
            operations++;
        }
    }

    /** Whether they have been served for a while. */
    public boolean isDone() {
        return operations >= OPERATIONS;
    }

    /** Limits by which it ends the run. */
    public Limits limits() {
        return Limits.DEFAULT.withInterrupted(this::isDone);
    }
}
