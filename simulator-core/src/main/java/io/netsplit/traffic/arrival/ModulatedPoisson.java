package io.netsplit.traffic.arrival;

import io.netsplit.random.Prng;
import java.util.List;

/**
 * A Markov-modulated Poisson process: bursts. Arrivals are Poisson at the rate of the state that holds; states hold for
 * exponential times and follow each other in a circle (Fischer and Meier-Hellstern, "The Markov-modulated Poisson Process
 * Cookbook", Performance Evaluation 1993).
 *
 * <p>Left out: transitions other than to the next state of the list.
 */
public final class ModulatedPoisson implements ArrivalProcess {
    private final List<State> states;

    /**
     * @param ratePerSecond arrivals while this state holds, 0 or more
     * @param meanNs how long it holds on average
     */
    public record State(double ratePerSecond, double meanNs) {
        public State {
            Processes.notNegative(ratePerSecond);
            if (!(meanNs >= 1)) {
                throw new IllegalArgumentException("a state holds for 1 ns or more on average, not " + meanNs);
            }
        }
    }

    ModulatedPoisson(List<State> states) {
        this.states = List.copyOf(states);
        if (states.isEmpty() || states.stream().noneMatch(state -> state.ratePerSecond > 0)) {
            throw new IllegalArgumentException("at least one state must have a rate above 0");
        }
    }

    @Override
    public Arrivals start(Prng random) {
        return new Arrivals() {
            private double nowNs;
            private double stateEndNs = random.nextExponential() * states.get(0).meanNs;
            private int state;

            @Override
            public long nextNs() {
                while (true) {
                    double rate = states.get(state).ratePerSecond / 1e9;
                    double next = rate == 0 ? Double.POSITIVE_INFINITY : nowNs + random.nextExponential() / rate;
                    if (next <= stateEndNs) {
                        nowNs = next;
                        return (long) next;
                    }
                    // The exponential has no memory: what is left of the gap may be drawn anew at the new rate.
                    nowNs = stateEndNs;
                    state = (state + 1) % states.size();
                    stateEndNs += random.nextExponential() * states.get(state).meanNs;
                }
            }
        };
    }

    @Override
    public double ratePerSecond() {
        double arrivals = 0;
        double time = 0;
        for (State state : states) {
            arrivals += state.ratePerSecond * state.meanNs;
            time += state.meanNs;
        }
        return arrivals / time;
    }
}
