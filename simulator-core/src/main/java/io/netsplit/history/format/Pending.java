package io.netsplit.history.format;

import io.netsplit.history.Completion;
import org.jspecify.annotations.Nullable;

/** An operation as its events tell of it, before it is known whether its values are keyed. */
final class Pending {
    /** Where it stands, and the numbers of its two events. */
    final long line;

    final int process;
    final String function;
    final boolean hasKey;
    final @Nullable Object key;
    final @Nullable Object asked;
    final int invoked;
    final long invokedNs;
    Completion completion = Completion.OPEN;

    @Nullable
    Object answered;

    String error = "";
    int completed;
    long completionLine;

    Pending(Event invocation, int process, String function, int invoked) {
        this.line = invocation.line;
        this.process = process;
        this.function = function;
        this.hasKey = invocation.hasKey;
        this.key = invocation.key;
        this.asked = invocation.value;
        this.invoked = invoked;
        this.invokedNs = invocation.timeNs;
    }
}
