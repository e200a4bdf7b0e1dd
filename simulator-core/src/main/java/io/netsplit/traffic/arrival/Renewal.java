package io.netsplit.traffic.arrival;

import io.netsplit.random.Distribution;
import io.netsplit.random.Prng;

/**
 * Independent gaps of one distribution. Instants are summed as doubles and rounded one by one, so that rounding shifts no
 * rate.
 */
record Renewal(Distribution gap) implements ArrivalProcess {
    Renewal {
        if (!(gap.mean() > 0)) {
            throw new IllegalArgumentException("the mean gap between arrivals must be more than 0, not " + gap.mean());
        }
    }

    @Override
    public Arrivals start(Prng random) {
        return new Arrivals() {
            private long wholeNs;
            private double partNs;

            @Override
            public long nextNs() {
                partNs += Math.max(0, gap.sample(random));
                long whole = (long) partNs;
                wholeNs += whole;
                partNs -= whole;
                return wholeNs;
            }
        };
    }

    @Override
    public double ratePerSecond() {
        return 1e9 / gap.mean();
    }
}
