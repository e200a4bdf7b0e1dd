package io.netsplit.traffic.arrival;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import java.util.List;

/** The arrival processes that netsplit knows. Rates are in requests per second; a wrong one is refused by name. */
public final class Processes {
    private static final double SECOND_NS = 1e9;

    private Processes() {}

    /** Independent clients without number: exponential gaps. */
    public static ArrivalProcess poisson(double ratePerSecond) {
        return renewal(Distributions.exponential(SECOND_NS / positive(ratePerSecond)));
    }

    /** One request every 1 / rate seconds. */
    public static ArrivalProcess constant(double ratePerSecond) {
        return renewal(Distributions.constant(SECOND_NS / positive(ratePerSecond)));
    }

    /** Independent gaps, in nanoseconds, of any distribution. */
    public static ArrivalProcess renewal(Distribution gap) {
        return new Renewal(gap);
    }

    /** See {@link ModulatedPoisson}. */
    public static ArrivalProcess modulated(List<ModulatedPoisson.State> states) {
        return new ModulatedPoisson(states);
    }

    /** See {@link Phases}; after the last phase the first begins again. */
    public static ArrivalProcess phases(List<Phases.Phase> phases) {
        return new Phases(phases, true);
    }

    /** See {@link Phases}; the last phase goes on for ever: a step, or a flash crowd. */
    public static ArrivalProcess steps(List<Phases.Phase> phases) {
        return new Phases(phases, false);
    }

    /** See {@link Diurnal}. */
    public static ArrivalProcess diurnal(double lowPerSecond, double highPerSecond, long periodNs) {
        return new Diurnal(lowPerSecond, highPerSecond, periodNs);
    }

    /** See {@link Recorded}: instants in nanoseconds since the start of the run. */
    public static ArrivalProcess recorded(long[] timesNs) {
        return new Recorded(timesNs);
    }

    static double positive(double ratePerSecond) {
        if (!(ratePerSecond > 0 && ratePerSecond <= 1e9)) {
            throw new IllegalArgumentException(
                    "a rate lies above 0 and up to 1,000,000,000 requests per second, not " + ratePerSecond);
        }
        return ratePerSecond;
    }

    static double notNegative(double ratePerSecond) {
        return ratePerSecond == 0 ? 0 : positive(ratePerSecond);
    }
}
