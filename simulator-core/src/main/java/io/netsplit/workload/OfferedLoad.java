package io.netsplit.workload;

import io.netsplit.kernel.Timer;
import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import java.util.function.DoubleConsumer;

/**
 * The rate that an open loop's clients offer together, as it changes: phases one after the other, bursts within them, and
 * in place of both whatever rate was set from outside.
 */
final class OfferedLoad {
    private static final double NS_PER_SECOND = 1e9;
    private static final double BURST_FACTOR = 5;
    private static final Distribution BURST_NS = Distributions.exponential(200e6);
    private static final Distribution LULL_NS = Distributions.exponential(800e6);
    private static final double NOT_SET = -1;

    private final Arrivals.Open open;
    private final Prng burstRandom;
    private final DoubleConsumer onChange;
    private final Timer phaseTimer;
    private final Timer burstTimer;
    private int phase;
    private boolean inBurst;
    private double setFromOutside = NOT_SET;

    /** {@code onChange} is told every new rate, in operations per nanosecond of all clients together. */
    OfferedLoad(Arrivals.Open open, ClientPort port, Prng burstRandom, DoubleConsumer onChange) {
        this.open = open;
        this.burstRandom = burstRandom;
        this.onChange = onChange;
        this.phaseTimer = port.timer(this::nextPhase);
        this.burstTimer = port.timer(this::toggleBurst);
    }

    void start() {
        if (!open.phases().isEmpty()) {
            phaseTimer.set(open.phases().get(0).lengthNs());
        }
        if (open.process() == Arrivals.ArrivalProcess.BURSTY) {
            inBurst = burstRandom.chance(1 / BURST_FACTOR);
            burstTimer.set((inBurst ? BURST_NS : LULL_NS).sampleNs(burstRandom));
        }
        tell();
    }

    /** From now on this rate, in operations per second, in place of the phases'; bursts stay. */
    void set(double ratePerSecond) {
        setFromOutside = ratePerSecond;
        tell();
    }

    /** Back to the rate that the phases have reached meanwhile. */
    void reset() {
        setFromOutside = NOT_SET;
        tell();
    }

    /** The rate now, in operations per nanosecond of all clients together. */
    double ratePerNs() {
        double perSecond = setFromOutside != NOT_SET ? setFromOutside : planned();
        double factor = open.process() == Arrivals.ArrivalProcess.BURSTY ? (inBurst ? BURST_FACTOR : 0) : 1;
        return perSecond * factor / NS_PER_SECOND;
    }

    private double planned() {
        return phase < open.phases().size() ? open.phases().get(phase).ratePerSecond() : open.ratePerSecond();
    }

    private void nextPhase() {
        phase++;
        if (phase < open.phases().size()) {
            phaseTimer.set(open.phases().get(phase).lengthNs());
        }
        tell();
    }

    private void toggleBurst() {
        inBurst = !inBurst;
        burstTimer.set((inBurst ? BURST_NS : LULL_NS).sampleNs(burstRandom));
        tell();
    }

    private void tell() {
        onChange.accept(ratePerNs());
    }
}
