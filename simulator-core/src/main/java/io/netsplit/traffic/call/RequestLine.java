package io.netsplit.traffic.call;

import org.jspecify.annotations.Nullable;

/** Requests in the order in which they came, chained to each other, so that waiting costs no memory. */
public final class RequestLine {
    private @Nullable Request first;
    private @Nullable Request last;

    public void add(Request request) {
        Request before = last;
        if (before == null) {
            first = request;
        } else {
            before.next(request);
        }
        last = request;
    }

    /** Takes out the first, or gives null where nobody stands in the line. */
    public @Nullable Request poll() {
        Request head = first;
        if (head != null) {
            first = head.next();
            head.next(null);
            if (first == null) {
                last = null;
            }
        }
        return head;
    }

    public boolean isEmpty() {
        return first == null;
    }
}
