package io.netsplit.traffic.service;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.balancing.Algorithms;
import io.netsplit.traffic.balancing.Settings;
import io.netsplit.traffic.fleet.FleetSpec;
import io.netsplit.traffic.fleet.HealthSpec;
import io.netsplit.traffic.fleet.Zones;
import io.netsplit.traffic.rollout.RolloutSpec;
import io.netsplit.traffic.server.Discipline;
import io.netsplit.traffic.server.ServerSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One service of a call graph: servers behind balancers, what they do for a request, and how they protect themselves. */
public final class ServiceSpec {
    final String name;
    final FleetSpec fleet;
    final Distribution latency;
    final boolean holdsWorker;
    final List<Stage> stages;
    final AdmissionSpec admission;
    final double failureRate;
    final @Nullable RolloutSpec rollout;

    private ServiceSpec(Builder builder) {
        name = builder.name;
        latency = builder.latency;
        fleet = new FleetSpec(
                builder.servers,
                builder.algorithm,
                builder.settings,
                builder.balancers,
                builder.zones == null ? Zones.single(latency) : builder.zones,
                0,
                builder.health,
                0,
                RolloutSpec.splitAt(builder.rollout, builder.servers.size()));
        rollout = builder.rollout;
        holdsWorker = builder.holdsWorker;
        stages = List.copyOf(builder.stages);
        admission = builder.admission;
        failureRate = builder.failureRate;
        if (holdsWorker && builder.servers.stream().anyMatch(s -> s.discipline() == Discipline.PROCESSOR_SHARING)) {
            throw new IllegalArgumentException("a server that shares its processor has no worker to hold: " + name);
        }
        if (!(failureRate >= 0 && failureRate <= 1)) {
            throw new IllegalArgumentException("a share of failures lies from 0 to 1, not " + failureRate);
        }
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    public String name() {
        return name;
    }

    /** Builds a {@link ServiceSpec}. */
    public static final class Builder {
        private final String name;
        private final List<ServerSpec> servers = new ArrayList<>();
        private final List<Stage> stages = new ArrayList<>();
        private AlgorithmEntry algorithm = Algorithms.named("round-robin");
        private Settings settings = Settings.DEFAULT;
        private int balancers = 1;
        private Distribution latency = Distributions.constant(0);
        private @Nullable Zones zones;
        private boolean holdsWorker;
        private AdmissionSpec admission = AdmissionSpec.NONE;
        private double failureRate;
        private HealthSpec health = HealthSpec.NONE;
        private @Nullable RolloutSpec rollout;

        private Builder(String name) {
            this.name = name;
        }

        public Builder server(ServerSpec server) {
            servers.add(server);
            return this;
        }

        /** {@code count} alike, called by the name of {@code server} and a number from 1. */
        public Builder servers(int count, ServerSpec server) {
            for (int i = 1; i <= count; i++) {
                servers.add(server.withName(server.name() + i));
            }
            return this;
        }

        /** Round robin, unless said otherwise. */
        public Builder algorithm(AlgorithmEntry entry, Settings values) {
            algorithm = entry;
            settings = values;
            return this;
        }

        /** How many balancers stand before the servers; callers are dealt out to them. 1 unless said otherwise. */
        public Builder balancers(int count) {
            balancers = count;
            return this;
        }

        /** Of the way from a caller to a server and of the way back, drawn for each; none by default. */
        public Builder latency(Distribution oneWay) {
            latency = oneWay;
            return this;
        }

        /**
         * Where servers and balancers stand; what it says of latencies counts instead of {@link #latency}. A caller asks a
         * balancer of its own zone.
         */
        public Builder zones(Zones where) {
            zones = where;
            return this;
        }

        /** Whether a request keeps its worker while the service waits for those that it calls; it does not by default. */
        public Builder holdsWorker(boolean holds) {
            holdsWorker = holds;
            return this;
        }

        /** What is called next for each request, after the server's own work. */
        public Builder calls(Stage stage) {
            stages.add(stage);
            return this;
        }

        public Builder admission(AdmissionSpec how) {
            admission = how;
            return this;
        }

        /** How balancers find out which servers to use; they use all of them unless said otherwise. */
        public Builder health(HealthSpec how) {
            health = how;
            return this;
        }

        /** Which share of the requests fails after the server's own work; 0 by default. */
        public Builder failureRate(double share) {
            failureRate = share;
            return this;
        }

        /** A new version takes over from the first of the servers; it does not unless said otherwise. */
        public Builder rollout(RolloutSpec how) {
            rollout = how;
            return this;
        }

        public ServiceSpec build() {
            return new ServiceSpec(this);
        }
    }
}
