package io.netsplit.fault;

import io.netsplit.kernel.Simulation;
import io.netsplit.kernel.Timer;
import io.netsplit.random.Prng;

/** Cuts that come and go. */
final class Flapping {
    private final Fault.Flap flap;
    private final Cuts cuts;
    private final Prng random;
    private final Timer timer;
    private boolean down;

    Flapping(Simulation simulation, Fault.Flap flap, Cuts cuts, Prng random) {
        this.flap = flap;
        this.cuts = cuts;
        this.random = random;
        this.timer = simulation.timer(this::turn);
    }

    void begin() {
        turn();
    }

    void end() {
        timer.cancel();
        cuts.end();
    }

    private void turn() {
        down = !down;
        if (down) {
            cuts.begin();
            timer.set(flap.down().sampleNs(random));
        } else {
            cuts.end();
            timer.set(flap.up().sampleNs(random));
        }
    }
}
