package io.netsplit.kernel;

import io.netsplit.random.Distribution;
import io.netsplit.random.Prng;
import io.netsplit.stats.BatchMeans;
import io.netsplit.stats.TimeWeighted;
import java.util.ArrayDeque;

/** Customers arrive, wait in one line for one of several servers, are served, leave. */
final class QueueModel {
    private final Simulation simulation;
    private final Distribution arrivals;
    private final Distribution service;
    private final Prng arrivalChance;
    private final Prng serviceChance;
    private final ArrayDeque<Long> waiting = new ArrayDeque<>();
    private final BatchMeans sojourn = new BatchMeans();
    private final TimeWeighted number = new TimeWeighted(0, 0);
    private final int customers;
    private int idle;
    private int arrived;
    private int left;

    QueueModel(Simulation simulation, Distribution arrivals, Distribution service, int servers, int customers) {
        this.simulation = simulation;
        this.arrivals = arrivals;
        this.service = service;
        this.arrivalChance = simulation.random("arrivals");
        this.serviceChance = simulation.random("service");
        this.idle = servers;
        this.customers = customers;
    }

    void run() {
        simulation.schedule(arrivals.sampleNs(arrivalChance), this::arrive);
        simulation.run();
    }

    private void arrive() {
        number.add(simulation.now(), 1);
        waiting.add(simulation.now());
        serveNext();
        if (++arrived < customers) {
            simulation.schedule(arrivals.sampleNs(arrivalChance), this::arrive);
        }
    }

    private void serveNext() {
        if (idle > 0 && !waiting.isEmpty()) {
            idle--;
            long since = waiting.remove();
            simulation.schedule(service.sampleNs(serviceChance), () -> leave(since));
        }
    }

    private void leave(long since) {
        number.add(simulation.now(), -1);
        if (++left == customers / 20) {
            number.reset(simulation.now());
        }
        if (left >= customers / 20) {
            sojourn.add(simulation.now() - since);
        }
        idle++;
        serveNext();
    }

    BatchMeans sojourn() {
        return sojourn;
    }

    double meanNumber() {
        return number.mean(simulation.now());
    }
}
