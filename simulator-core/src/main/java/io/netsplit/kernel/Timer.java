package io.netsplit.kernel;

/**
 * A reusable, cancellable alarm. Setting a timer that is already set moves it; the old deadline never fires. A timer
 * that is moved takes the sequence number of the move, as if it had been cancelled and scheduled anew.
 */
public interface Timer {
    /** Fires after {@code delayNs} nanoseconds; at least zero. */
    void set(long delayNs);

    /** Does nothing where the timer is not set. */
    void cancel();

    /** True between {@link #set} and the firing or cancelling. */
    boolean isSet();
}
