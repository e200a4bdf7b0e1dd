package io.netsplit.traffic.rollout;

import io.netsplit.kernel.Simulation;
import io.netsplit.traffic.fleet.Fleet;
import io.netsplit.traffic.rollout.Version.LatentFault;
import io.netsplit.traffic.server.Server;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** The servers of both versions as instances that are started and stopped. A server that runs no instance is down. */
final class Instances {
    private static final long NEVER = Long.MIN_VALUE;

    private enum State {
        ABSENT,
        STARTING,
        READY,
        LEAVING
    }

    private final Simulation simulation;
    private final RolloutSpec spec;
    private final Fleet fleet;
    private final IntConsumer crash;
    private final State[] states;
    private final long[] readySinceNs;
    private final long[] upSinceNs;
    private final long[] firstRequestNs;
    /** Whether balancers take a server for ready from its start on, whatever it answers. */
    private final boolean[] blind;
    /** Which instance of its server this is: what was planned for a former one does not happen. */
    private final int[] generation;

    private IntConsumer onChange = number -> {};

    Instances(Simulation simulation, RolloutSpec spec, Fleet fleet, IntConsumer crash) {
        this.simulation = simulation;
        this.spec = spec;
        this.fleet = fleet;
        this.crash = crash;
        int count = fleet.servers();
        states = new State[count];
        Arrays.fill(states, State.ABSENT);
        Arrays.fill(states, 0, spec.firstNew(), State.READY);
        readySinceNs = new long[count];
        upSinceNs = new long[count];
        firstRequestNs = new long[count];
        Arrays.fill(firstRequestNs, NEVER);
        blind = new boolean[count];
        generation = new int[count];
    }

    /** The old version runs, and has for long; the new one is nowhere. {@code change} hears of servers that change. */
    void begin(IntConsumer change) {
        onChange = change;
        Arrays.fill(readySinceNs, 0, spec.firstNew(), NEVER / 2);
        Arrays.fill(firstRequestNs, 0, spec.firstNew(), NEVER / 2);
        for (int i = spec.firstNew(); i < states.length; i++) {
            crash.accept(i);
            fleet.drain(i, true);
        }
    }

    boolean isNew(int server) {
        return server >= spec.firstNew();
    }

    Version version(int server) {
        return isNew(server) ? spec.to() : spec.from();
    }

    /**
     * Starts an instance, which answers after its version's time to start.
     *
     * @param readiness whether balancers wait until it answers
     */
    void start(int server, boolean readiness) {
        int mine = ++generation[server];
        states[server] = State.STARTING;
        firstRequestNs[server] = NEVER;
        blind[server] = !readiness;
        if (!readiness) {
            becomeReady(server);
        }
        simulation.schedule(version(server).startNs(), () -> {
            if (mine == generation[server]) {
                up(server);
            }
        });
    }

    private void up(int server) {
        fleet.server(server).restart();
        upSinceNs[server] = simulation.now();
        if (states[server] == State.STARTING) {
            becomeReady(server);
        }
        onChange.accept(server);
    }

    private void becomeReady(int server) {
        states[server] = State.READY;
        readySinceNs[server] = simulation.now();
        int mine = generation[server];
        simulation.schedule(spec.noticeNs(), () -> {
            if (mine == generation[server] && states[server] == State.READY) {
                fleet.drain(server, false);
            }
        });
    }

    /** Stops an instance: balancers hear of it after their notice, and it goes on until it has drained. */
    void leave(int server) {
        int mine = ++generation[server];
        states[server] = State.LEAVING;
        simulation.schedule(spec.noticeNs(), () -> {
            if (mine == generation[server]) {
                fleet.drain(server, true);
            }
        });
        simulation.schedule(spec.drainNs(), () -> {
            if (mine == generation[server]) {
                crash.accept(server);
                states[server] = State.ABSENT;
                onChange.accept(server);
            }
        });
    }

    /** The instance has been warmed up by requests that count for nothing. */
    void warmUp(int server) {
        firstRequestNs[server] = NEVER / 2;
    }

    boolean isAbsent(int server) {
        return states[server] == State.ABSENT;
    }

    /** Whether it runs and is not on its way out. */
    boolean isWanted(int server) {
        return states[server] == State.STARTING || states[server] == State.READY;
    }

    /** Whether it has been ready for {@code forNs}, and is up. */
    boolean isAvailable(int server, long forNs) {
        return states[server] == State.READY
                && (blind[server] || fleet.server(server).isUp())
                && readySinceNs[server] <= simulation.now() - forNs;
    }

    /** A request has been sent to the server. */
    void sent(int server) {
        if (firstRequestNs[server] == NEVER) {
            firstRequestNs[server] = simulation.now();
        }
    }

    /** How much longer a request that is sent to the server now takes there than its service time says. */
    double factor(Server server) {
        int number = server.number();
        Version version = version(number);
        long sinceNs = firstRequestNs[number] == NEVER ? 0 : simulation.now() - firstRequestNs[number];
        double factor = version.warmUp().factorAt(sinceNs);
        LatentFault latent = version.latent();
        return latent != null && latent.shows(ageNs(number), server.present() + 1) ? factor * latent.factor() : factor;
    }

    /** The share of errors among answers of this server to requests that found so many there. */
    double errors(int server, int present) {
        Version version = version(server);
        LatentFault latent = version.latent();
        return latent != null && !Double.isNaN(latent.errors()) && latent.shows(ageNs(server), present)
                ? latent.errors()
                : version.errors();
    }

    private long ageNs(int server) {
        return simulation.now() - upSinceNs[server];
    }
}
