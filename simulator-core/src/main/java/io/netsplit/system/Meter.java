package io.netsplit.system;

import io.netsplit.trace.Observer;
import java.util.List;

/** Takes a protocol's {@link Measure}s in one run: an observer that is asked when the run has ended. */
public interface Meter extends Observer {
    /** Measures nothing. */
    Meter NONE = new Meter() {
        @Override
        public double measure(String name, List<Window> windows) {
            return Double.NaN;
        }

        @Override
        public boolean watchesMessages() {
            return false;
        }
    };

    /** A part of the run in virtual nanoseconds: from {@code startNs} to before {@code endNs}. */
    record Window(long startNs, long endNs) {
        public boolean contains(long timeNs) {
            return timeNs >= startNs && timeNs < endNs;
        }
    }

    /** Links were cut or are whole again, at {@code timeNs}. */
    default void connectivityChanged(long timeNs) {}

    /** The figure over these windows together, in its unit; NaN where there was nothing to measure. */
    double measure(String name, List<Window> windows);

    @Override
    default boolean watchesMessages() {
        return false;
    }
}
