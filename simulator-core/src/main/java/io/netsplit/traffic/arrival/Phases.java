package io.netsplit.traffic.arrival;

import io.netsplit.random.Prng;
import java.util.List;

/**
 * A Poisson process whose rate is constant in each of several phases of fixed length. The gaps are unit exponentials,
 * stretched by the rate that holds (Çinlar, "Introduction to Stochastic Processes", 1975, chapter 4), so that the same
 * seed gives the same draws under every plan of phases.
 */
public final class Phases implements ArrivalProcess {
    private final List<Phase> phases;
    private final boolean repeats;

    /**
     * @param durationNs how long the phase lasts
     * @param ratePerSecond arrivals meanwhile, 0 or more
     */
    public record Phase(long durationNs, double ratePerSecond) {
        public Phase {
            Processes.notNegative(ratePerSecond);
            if (durationNs < 1) {
                throw new IllegalArgumentException("a phase lasts 1 ns or more, not " + durationNs);
            }
        }
    }

    Phases(List<Phase> phases, boolean repeats) {
        this.phases = List.copyOf(phases);
        this.repeats = repeats;
        if (phases.stream().noneMatch(phase -> phase.ratePerSecond > 0)) {
            throw new IllegalArgumentException("at least one phase must have a rate above 0");
        }
    }

    @Override
    public Arrivals start(Prng random) {
        return new Arrivals() {
            private double nowNs;
            private int phase;
            private double phaseEndNs = phases.get(0).durationNs;

            @Override
            public long nextNs() {
                double left = random.nextExponential();
                while (true) {
                    double rate = phases.get(phase).ratePerSecond / 1e9;
                    boolean last = !repeats && phase == phases.size() - 1;
                    if (last && rate == 0) {
                        return NEVER;
                    }
                    double inPhase = rate * (phaseEndNs - nowNs);
                    if (last || left <= inPhase && rate > 0) {
                        nowNs += left / rate;
                        return (long) nowNs;
                    }
                    left -= inPhase;
                    nowNs = phaseEndNs;
                    phase = (phase + 1) % phases.size();
                    phaseEndNs += phases.get(phase).durationNs;
                }
            }
        };
    }

    @Override
    public double ratePerSecond() {
        if (!repeats) {
            return phases.get(phases.size() - 1).ratePerSecond;
        }
        double arrivals = 0;
        double time = 0;
        for (Phase each : phases) {
            arrivals += each.ratePerSecond * each.durationNs;
            time += each.durationNs;
        }
        return arrivals / time;
    }
}
