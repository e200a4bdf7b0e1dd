package io.netsplit.traffic.service;

import java.util.List;

/**
 * Calls that a service makes at once for a request; the next stage begins when enough of them have been answered.
 *
 * @param calls what is called
 * @param isOneOf whether only one of them is made, drawn by their shares
 * @param nothingShare in a one-of, how often none is made, in proportion to the shares of the calls
 */
public record Stage(List<CallSpec> calls, boolean isOneOf, double nothingShare) {
    public Stage {
        calls = List.copyOf(calls);
        if (calls.isEmpty() || !(nothingShare >= 0)) {
            throw new IllegalArgumentException("a stage has at least 1 call, and its share of nothing is at least 0");
        }
        if (calls.size() > 1 && calls.stream().anyMatch(call -> call.need < call.copies)) {
            throw new IllegalArgumentException(
                    "a fan-out that waits for some of its copies stands alone in its stage: " + calls.get(0).to);
        }
        if (isOneOf && calls.stream().anyMatch(call -> call.copies > 1)) {
            throw new IllegalArgumentException("what is drawn is one call, and no fan-out: " + calls.get(0).to);
        }
    }

    /** All of these calls must be answered. */
    public static Stage of(CallSpec... calls) {
        return new Stage(List.of(calls), false, 0);
    }

    /** One of these calls is made, or none. */
    public static Stage oneOf(double nothingShare, CallSpec... calls) {
        return new Stage(List.of(calls), true, nothingShare);
    }

    /** Whether every request leads to this call. */
    boolean isCertain(CallSpec call) {
        return !isOneOf || calls.size() == 1 && nothingShare == 0 && calls.contains(call);
    }
}
