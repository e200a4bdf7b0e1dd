package io.netsplit.scenario.assertion;

import io.netsplit.run.FaultSpan;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a run that an assertion is about: [startNs, endNs).
 *
 * @param fault the fault whose sides count; null where there is none
 */
record Interval(long startNs, long endNs, @Nullable FaultSpan fault) {
    boolean contains(long timeNs) {
        return timeNs >= startNs && timeNs < endNs;
    }

    long lengthNs() {
        return endNs - startNs;
    }
}
