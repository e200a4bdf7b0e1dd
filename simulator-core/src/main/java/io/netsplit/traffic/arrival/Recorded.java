package io.netsplit.traffic.arrival;

import io.netsplit.random.Prng;

/** Arrivals that were recorded somewhere: the same under every seed. After the last one, none comes. */
final class Recorded implements ArrivalProcess {
    private final long[] timesNs;

    Recorded(long[] timesNs) {
        this.timesNs = timesNs.clone();
        for (int i = 0; i < timesNs.length; i++) {
            if (timesNs[i] < (i == 0 ? 0 : timesNs[i - 1])) {
                throw new IllegalArgumentException(
                        "recorded arrivals ascend from 0 on, but number " + (i + 1) + " is at " + timesNs[i] + " ns");
            }
        }
        if (timesNs.length < 2) {
            throw new IllegalArgumentException("a record has at least 2 arrivals, not " + timesNs.length);
        }
    }

    @Override
    public Arrivals start(Prng random) {
        return new Arrivals() {
            private int next;

            @Override
            public long nextNs() {
                return next == timesNs.length ? NEVER : timesNs[next++];
            }
        };
    }

    @Override
    public double ratePerSecond() {
        return (timesNs.length - 1) * 1e9 / Math.max(1, timesNs[timesNs.length - 1] - timesNs[0]);
    }
}
