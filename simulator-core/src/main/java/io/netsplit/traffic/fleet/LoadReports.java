package io.netsplit.traffic.fleet;

import io.netsplit.kernel.Simulation;
import io.netsplit.traffic.server.Server;
import java.util.function.BooleanSupplier;

/** What the servers last told of their load: at once, or all together at intervals ("bulletin board"; Mitzenmacher 2000). */
final class LoadReports {
    private final Simulation simulation;
    private final Server[] servers;
    private final long everyNs;
    private final BooleanSupplier goesOn;
    private final int[] told;

    LoadReports(Simulation simulation, Server[] servers, long everyNs, BooleanSupplier goesOn) {
        this.simulation = simulation;
        this.servers = servers;
        this.everyNs = everyNs;
        this.goesOn = goesOn;
        told = new int[servers.length];
    }

    void start() {
        if (everyNs > 0) {
            simulation.schedule(everyNs, this::tell);
        }
    }

    private void tell() {
        for (int i = 0; i < told.length; i++) {
            told[i] = servers[i].present();
        }
        if (goesOn.getAsBoolean()) {
            simulation.schedule(everyNs, this::tell);
        }
    }

    int present(Server server) {
        return everyNs == 0 ? server.present() : told[server.number()];
    }
}
