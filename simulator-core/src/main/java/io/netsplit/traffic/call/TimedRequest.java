package io.netsplit.traffic.call;

/** A request of which it is known how long it stood in line. */
public final class TimedRequest extends Request {
    private long waitedNs;

    TimedRequest() {}

    TimedRequest renewed(long number, long intendedNs, long sentNs) {
        begin(number, intendedNs, sentNs);
        waitedNs = 0;
        return this;
    }

    @Override
    public void begun(long durationNs) {
        waitedNs = durationNs;
    }

    /** How long it stood in its server's queue before it was served; under processor sharing, always 0. */
    public long waitedNs() {
        return waitedNs;
    }
}
