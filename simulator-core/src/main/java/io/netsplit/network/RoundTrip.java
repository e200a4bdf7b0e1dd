package io.netsplit.network;

/** The estimate of the round-trip time and of the time-out that follows from it (RFC 6298, section 2). */
final class RoundTrip {
    private final StreamSettings settings;
    private long smoothedNs = -1;
    private long variationNs;
    private int backoffs;

    RoundTrip(StreamSettings settings) {
        this.settings = settings;
    }

    /** A round trip of a message that was sent once only (Karn's algorithm) and did not wait for an earlier one. */
    void measured(long ns) {
        if (smoothedNs < 0) {
            smoothedNs = ns;
            variationNs = ns / 2;
        } else {
            variationNs += (Math.abs(smoothedNs - ns) - variationNs) / 4;
            smoothedNs += (ns - smoothedNs) / 8;
        }
    }

    /** A message was sent again in vain: the time-out doubles. */
    void backOff() {
        backoffs++;
    }

    /** Something was acknowledged. */
    void progress() {
        backoffs = 0;
    }

    int backoffs() {
        return backoffs;
    }

    /** The round trip as it mostly is; 0 while none was measured. */
    long smoothedNs() {
        return Math.max(0, smoothedNs);
    }

    long timeoutNs() {
        long base = smoothedNs < 0 ? settings.initialTimeoutNs() : smoothedNs + 4 * variationNs;
        long timeout = Math.max(settings.minTimeoutNs(), Math.min(base, settings.maxTimeoutNs()));
        for (int i = 0; i < backoffs && timeout < settings.maxTimeoutNs(); i++) {
            timeout = Math.min(2 * timeout, settings.maxTimeoutNs());
        }
        return timeout;
    }
}
