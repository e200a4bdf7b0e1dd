package io.netsplit.traffic.server;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Lives a server's {@link HabitSpec}: each habit has a stream of chance of its own, and ends with the run. */
final class Habits {
    /** The speed rises in so many steps, each at the mean of its stretch. */
    private static final int STEPS = 32;

    private final Simulation simulation;
    private final Server server;
    private final HabitSpec spec;
    private final BooleanSupplier goesOn;
    private double warmth = 1;
    private double left = 1;
    /** Counts the starts of the process: what belongs to an earlier one ends with it. */
    private int life;

    Habits(Simulation simulation, Server server, HabitSpec spec, BooleanSupplier goesOn) {
        this.simulation = simulation;
        this.server = server;
        this.spec = spec;
        this.goesOn = goesOn;
    }

    void start(Prng pausing, Prng stealing) {
        started();
        planPause(pausing);
        planNeighbours(stealing);
    }

    /** The process has started, and is cold. */
    void started() {
        life++;
        warmUp(0, life);
    }

    private void warmUp(int step, int ofLife) {
        HabitSpec.WarmUp ramp = spec.warmUp();
        if (ramp == null || ofLife != life) {
            return;
        }
        double cold = 1 / ramp.factor();
        warmth = step == STEPS ? 1 : cold + (1 - cold) * (step + 0.5) / STEPS;
        server.setOwnPace(warmth * left);
        if (step < STEPS) {
            long nextNs = ramp.durationNs() * (step + 1) / STEPS - ramp.durationNs() * step / STEPS;
            simulation.schedule(nextNs, () -> warmUp(step + 1, ofLife));
        }
    }

    private void planPause(Prng random) {
        HabitSpec.@Nullable Spells pauses = spec.pauses();
        if (pauses != null && goesOn.getAsBoolean()) {
            simulation.schedule(Math.max(1, pauses.apart().sampleNs(random)), () -> pause(pauses, random));
        }
    }

    /** A process that is down has no garbage; one that crashes meanwhile starts without it. */
    private void pause(HabitSpec.Spells pauses, Prng random) {
        long lengthNs = pauses.length().sampleNs(random);
        int ofLife = life;
        server.halt(server.isUp());
        simulation.schedule(lengthNs, () -> {
            if (ofLife == life) {
                server.halt(false);
            }
            planPause(random);
        });
    }

    private void planNeighbours(Prng random) {
        HabitSpec.@Nullable Neighbours neighbours = spec.neighbours();
        if (neighbours != null && goesOn.getAsBoolean()) {
            long apartNs = Math.max(1, neighbours.spells().apart().sampleNs(random));
            simulation.schedule(apartNs, () -> steal(neighbours, random));
        }
    }

    private void steal(HabitSpec.Neighbours neighbours, Prng random) {
        left = 1 - neighbours.stolen();
        server.setOwnPace(warmth * left);
        simulation.schedule(neighbours.spells().length().sampleNs(random), () -> {
            left = 1;
            server.setOwnPace(warmth);
            planNeighbours(random);
        });
    }
}
