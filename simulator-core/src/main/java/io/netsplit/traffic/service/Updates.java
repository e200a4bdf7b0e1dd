package io.netsplit.traffic.service;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;
import io.netsplit.traffic.arrival.ArrivalProcess;
import io.netsplit.traffic.arrival.Popularity;

/** Changes of data at the origin that no caller knows of. */
final class Updates {
    private final GraphRun run;
    private final Popularity keys;
    private final ArrivalProcess.Arrivals arrivals;
    private final Prng which;

    Updates(GraphRun run, ArrivalProcess process, Popularity keys) {
        this.run = run;
        this.keys = keys;
        Simulation simulation = run.simulation();
        arrivals = process.start(simulation.random("traffic/updates"));
        which = simulation.random("traffic/updated");
    }

    /** Plans the next one, and so on, as long as the run goes on. */
    void start() {
        long nextNs = arrivals.nextNs();
        if (nextNs != ArrivalProcess.Arrivals.NEVER && run.isActive()) {
            run.simulation().scheduleAt(nextNs, () -> {
                run.versions().change(keys.sample(which, nextNs));
                start();
            });
        }
    }
}
