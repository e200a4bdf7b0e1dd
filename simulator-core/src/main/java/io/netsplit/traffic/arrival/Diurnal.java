package io.netsplit.traffic.arrival;

import io.netsplit.random.Prng;

/**
 * A day of traffic: a Poisson process whose rate swings as a sine between a low at time 0 and a high half a period later,
 * drawn by thinning a process of the highest rate (Lewis and Shedler, "Simulation of Nonhomogeneous Poisson Processes by
 * Thinning", Naval Research Logistics 1979).
 */
record Diurnal(double lowPerSecond, double highPerSecond, long periodNs) implements ArrivalProcess {
    Diurnal {
        Processes.notNegative(lowPerSecond);
        Processes.positive(highPerSecond);
        if (lowPerSecond > highPerSecond || periodNs < 1) {
            throw new IllegalArgumentException("the low, " + lowPerSecond + " per second, lies at or below the high, "
                    + highPerSecond + ", and the period is 1 ns or more");
        }
    }

    @Override
    public Arrivals start(Prng random) {
        return new Arrivals() {
            private double nowNs;

            @Override
            public long nextNs() {
                do {
                    nowNs += random.nextExponential() * 1e9 / highPerSecond;
                } while (random.nextDouble() * highPerSecond > rateAt(nowNs));
                return (long) nowNs;
            }
        };
    }

    private double rateAt(double timeNs) {
        double swing = (1 - StrictMath.cos(2 * Math.PI * timeNs / periodNs)) / 2;
        return lowPerSecond + (highPerSecond - lowPerSecond) * swing;
    }

    @Override
    public double ratePerSecond() {
        return (lowPerSecond + highPerSecond) / 2;
    }
}
