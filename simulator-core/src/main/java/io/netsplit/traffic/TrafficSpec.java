package io.netsplit.traffic;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.random.Zipf;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Popularity;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.balancing.Algorithms;
import io.netsplit.traffic.balancing.Settings;
import io.netsplit.traffic.fleet.FleetSpec;
import io.netsplit.traffic.fleet.HealthSpec;
import io.netsplit.traffic.fleet.Zones;
import io.netsplit.traffic.recording.Watch;
import io.netsplit.traffic.rollout.RolloutSpec;
import io.netsplit.traffic.server.ServerSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run of the traffic lab consists of. Immutable; the {@link Builder} has the defaults. */
public final class TrafficSpec {
    private static final long DEFAULT_TIMEOUT_NS = 1_000_000_000;

    final List<ServerSpec> servers;
    final Load load;
    final int balancers;
    final Zones zones;
    final List<Double> balancerShares;
    final FleetSpec fleet;
    final int clients;
    final @Nullable Popularity keys;
    final List<RequestClass> classes;
    final long requests;
    final double warmUpShare;
    final long maxInFlight;
    final @Nullable Watch watch;
    final @Nullable RolloutSpec rollout;

    private TrafficSpec(Builder builder) {
        servers = List.copyOf(builder.servers);
        load = builder.load;
        balancers = builder.balancers;
        zones = builder.zones == null ? Zones.single(builder.latency) : builder.zones;
        balancerShares = List.copyOf(builder.balancerShares);
        fleet = new FleetSpec(
                servers,
                builder.algorithm,
                builder.settings,
                balancers,
                zones,
                builder.loadReportNs,
                builder.health,
                builder.sticky ? builder.clients : 0,
                RolloutSpec.splitAt(builder.rollout, servers.size()));
        clients = builder.clients;
        keys = builder.keys;
        classes = List.copyOf(builder.classes);
        requests = builder.requests;
        warmUpShare = builder.warmUpShare;
        maxInFlight = builder.maxInFlight;
        watch = builder.watch;
        rollout = builder.rollout;
        if (requests < 1 || maxInFlight < 1 || !(warmUpShare >= 0 && warmUpShare < 1)) {
            throw new IllegalArgumentException(
                    "a run has at least 1 request, room for at least 1 in flight, and a warm-up"
                            + " share from 0 to below 1");
        }
        if (!balancerShares.isEmpty()
                && (balancerShares.size() != balancers
                        || balancerShares.stream().anyMatch(share -> !(share >= 0))
                        || balancerShares.stream().noneMatch(share -> share > 0))) {
            throw new IllegalArgumentException("each balancer has a share of the requests, and one has some");
        }
        if (clients < 1) {
            throw new IllegalArgumentException("there is at least 1 client, not " + clients);
        }
    }

    /** Requests meet the servers as {@code load} says. */
    public static Builder of(Load load) {
        return new Builder(load);
    }

    /** After which a client takes a lost request for failed. */
    long timeoutNs() {
        return watch == null ? DEFAULT_TIMEOUT_NS : watch.timeoutNs();
    }

    /** No request is sent at this instant or later. */
    long endNs() {
        return watch == null ? Long.MAX_VALUE : watch.durationNs();
    }

    /** How many requests at the start are not counted, rounded down. */
    long warmUpRequests() {
        return (long) (requests * warmUpShare);
    }

    /**
     * Offered work per second over what all workers can do: at 1 or above an open loop's queues grow without end. NaN for a
     * closed loop, which offers what it is answered.
     */
    public double offeredUtilisation() {
        if (!(load instanceof Load.Open open)) {
            return Double.NaN;
        }
        double cost = 0;
        double shares = 0;
        for (RequestClass each : classes) {
            cost += each.share() * each.cost();
            shares += each.share();
        }
        double perSecond = 0;
        for (ServerSpec server : servers) {
            perSecond += server.workers() * 1e9 / server.serviceTime().mean();
        }
        return open.arrivals().ratePerSecond() * (classes.isEmpty() ? 1 : cost / shares) / perSecond;
    }

    /** Builds a {@link TrafficSpec}. */
    public static final class Builder {
        private final Load load;
        private final List<ServerSpec> servers = new ArrayList<>();
        private final List<RequestClass> classes = new ArrayList<>();
        private AlgorithmEntry algorithm = Algorithms.named("round-robin");
        private Settings settings = Settings.DEFAULT;
        private int balancers = 1;
        private Distribution latency = Distributions.constant(0);
        private @Nullable Zones zones;
        private List<Double> balancerShares = List.of();
        private long loadReportNs;
        private int clients = 1;
        private @Nullable Popularity keys;
        private long requests = 1_000_000;
        private double warmUpShare = 0.05;
        private long maxInFlight = 10_000_000;
        private @Nullable Watch watch;
        private HealthSpec health = HealthSpec.NONE;
        private boolean sticky;
        private @Nullable RolloutSpec rollout;

        private Builder(Load load) {
            this.load = load;
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
        public Builder algorithm(AlgorithmEntry entry) {
            algorithm = entry;
            return this;
        }

        public Builder algorithm(String name) {
            return algorithm(Algorithms.named(name));
        }

        public Builder settings(Settings values) {
            settings = values;
            return this;
        }

        /** How many balancers share the requests by chance, each with its own view; 1 unless said otherwise. */
        public Builder balancers(int count) {
            balancers = count;
            return this;
        }

        /** Of the way from a balancer to a server and of the way back, drawn for each, in nanoseconds; none by default. */
        public Builder latency(Distribution oneWay) {
            latency = oneWay;
            return this;
        }

        /** Where servers and balancers stand; what it says of latencies counts instead of {@link #latency}. */
        public Builder zones(Zones where) {
            zones = where;
            return this;
        }

        /** Which part of the requests comes to each balancer, in proportion to the others; equal parts by default. */
        public Builder balancerShares(List<Double> shares) {
            balancerShares = shares;
            return this;
        }

        /** How often servers tell their load to those who do not count for themselves; 0, the default, for at once. */
        public Builder loadReportNs(long everyNs) {
            loadReportNs = everyNs;
            return this;
        }

        /** How balancers find out which servers to use; they use all of them unless said otherwise. */
        public Builder health(HealthSpec spec) {
            health = spec;
            return this;
        }

        /** A client's requests stay with the server of its first one, at each balancer, as long as it is in use. */
        public Builder sticky(boolean sticks) {
            sticky = sticks;
            return this;
        }

        /** A new version takes the place of an old one while the run goes on. */
        public Builder rollout(RolloutSpec spec) {
            rollout = spec;
            return this;
        }

        /** How many client addresses an open loop's requests come from, with equal shares; 1 unless said otherwise. */
        public Builder clients(int count) {
            clients = count;
            return this;
        }

        /** What requests ask for; without this, all ask for the same. */
        public Builder keys(Zipf popularity) {
            return keys(Popularity.of(popularity));
        }

        /** As {@link #keys(Zipf)}, however they are chosen. */
        public Builder keys(Popularity popularity) {
            keys = popularity;
            return this;
        }

        /** One kind more; without any, all requests cost 1 and have priority 0. */
        public Builder requestClass(RequestClass requestClass) {
            classes.add(requestClass);
            return this;
        }

        /** How many requests are sent; a million unless said otherwise. */
        public Builder requests(long count) {
            requests = count;
            return this;
        }

        /**
         * Which share of the requests, the first ones, is not counted; a twentieth unless said otherwise. The rule counts
         * requests and not time, so that all algorithms leave out the same ones.
         */
        public Builder warmUpShare(double share) {
            warmUpShare = share;
            return this;
        }

        /** More requests in flight than this end the run, whose truth is then unknown; ten million unless said otherwise. */
        public Builder maxInFlight(long count) {
            maxInFlight = count;
            return this;
        }

        /**
         * Sends for as long as {@code what} says instead of so many requests, and counts for its windows and selections; then
         * {@link TrafficRun#observations} has the figures, and those of the result stay empty.
         */
        public Builder watch(Watch what) {
            watch = what;
            requests = Long.MAX_VALUE;
            warmUpShare = 0;
            return this;
        }

        public TrafficSpec build() {
            return new TrafficSpec(this);
        }
    }
}
