package io.netsplit.traffic;

import io.netsplit.kernel.Outcome;
import io.netsplit.kernel.Pace;
import io.netsplit.kernel.Simulation;
import io.netsplit.traffic.recording.Observations;
import io.netsplit.traffic.rollout.RolloutFigures;
import io.netsplit.traffic.server.Server;
import java.util.Optional;

/** A run of the traffic lab, however its servers are arranged; the caller may schedule faults before it runs. */
public interface LabRun {
    Simulation simulation();

    /** Server number {@code i} of the run, to be slowed, paused or restarted. */
    Server server(int i);

    /** Crashes server number {@code i}, with all that is in its memory. */
    default void crash(int i) {
        server(i).crash();
    }

    /** Whether balancers send server number {@code i} nothing new. */
    void drain(int i, boolean drains);

    /** Runs until nothing is left to do; once. Says why it ended. */
    default Outcome finish() {
        return finish(Pace.UNBOUND);
    }

    /** As {@link #finish()}, at the pace of somebody. */
    Outcome finish(Pace pace);

    /** What the run's {@link io.netsplit.traffic.recording.Watch} asked for; empty where there is none. */
    Optional<Observations> observations();

    /** What became of the run's rollout; empty where it has none. */
    Optional<RolloutFigures> rollout();
}
