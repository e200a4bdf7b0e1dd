package io.netsplit.traffic.service;

import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.traffic.arrival.ArrivalProcess;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.server.ServerSpec;

/** The small call graphs that the figures are measured on. Times are in seconds. */
final class GraphModels {
    static final double SECOND = 1e9;
    static final long SECOND_NS = 1_000_000_000;

    private GraphModels() {}

    static GraphSpec.Builder poisson(double rate, CallSpec entry) {
        return GraphSpec.of(new Load.Open(Processes.poisson(rate)), entry);
    }

    /** One server with one worker and exponential service. */
    static ServiceSpec.Builder station(String name, double meanSeconds) {
        return ServiceSpec.named(name).server(ServerSpec.of(name, Distributions.exponential(meanSeconds * SECOND)));
    }

    /** So many workers that nobody waits. */
    static ServiceSpec.Builder delay(String name, double meanSeconds, int workers) {
        return ServiceSpec.named(name)
                .server(ServerSpec.of(name, Distributions.exponential(meanSeconds * SECOND))
                        .withWorkers(workers));
    }

    /** Answers at once. */
    static ServiceSpec.Builder instant(String name) {
        return ServiceSpec.named(name)
                .server(ServerSpec.of(name, Distributions.constant(0)).withWorkers(1000));
    }

    /** Requests at these instants, in nanoseconds. */
    static Load at(long... instantsNs) {
        return new Load.Open(new ArrivalProcess() {
            @Override
            public Arrivals start(Prng random) {
                return new Arrivals() {
                    private int next;

                    @Override
                    public long nextNs() {
                        return next < instantsNs.length ? instantsNs[next++] : NEVER;
                    }
                };
            }

            @Override
            public double ratePerSecond() {
                return instantsNs.length * SECOND / (instantsNs[instantsNs.length - 1] + 1);
            }
        });
    }
}
