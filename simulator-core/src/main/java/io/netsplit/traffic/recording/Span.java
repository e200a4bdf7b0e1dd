package io.netsplit.traffic.recording;

/** The time from {@code startNs} to before {@code endNs}, in nanoseconds since the start of the run. */
public record Span(long startNs, long endNs) {
    public Span {
        if (startNs < 0 || endNs < startNs) {
            throw new IllegalArgumentException("not a span of time: " + startNs + " ns to " + endNs + " ns");
        }
    }

    boolean contains(long timeNs) {
        return timeNs >= startNs && timeNs < endNs;
    }

    long lengthNs() {
        return endNs - startNs;
    }
}
