package io.netsplit.traffic.call;

import org.jspecify.annotations.Nullable;

/** Request objects that are used again and again: as many are made as were ever in flight at once. */
public final class RequestPool {
    private @Nullable TimedRequest free;
    private long made;
    private long inFlight;

    /** A fresh request, intended for {@code intendedNs} and sent at {@code sentNs}. */
    public TimedRequest take(long number, long intendedNs, long sentNs) {
        TimedRequest request = free;
        if (request == null) {
            request = new TimedRequest();
            made++;
        } else {
            free = (TimedRequest) request.next();
            request.next(null);
        }
        inFlight++;
        return request.renewed(number, intendedNs, sentNs);
    }

    /** Takes back a request that nobody holds any more. */
    public void giveBack(TimedRequest request) {
        request.next(free);
        free = request;
        inFlight--;
    }

    public long inFlight() {
        return inFlight;
    }

    /** How many objects there are: the most that were ever in flight. */
    public long made() {
        return made;
    }
}
