package io.netsplit.traffic.service;

import io.netsplit.random.Zipf;
import io.netsplit.traffic.RequestClass;
import io.netsplit.traffic.arrival.ArrivalProcess;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Popularity;
import io.netsplit.traffic.recording.Watch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call graph and the load on it. Immutable; the {@link Builder} has the defaults. */
public final class GraphSpec {
    final List<ServiceSpec> services;
    final CallSpec entry;
    final Load load;
    final int callers;
    final List<String> zones;
    final int[] callerZones;
    final Popularity keys;
    final double writeShare;
    final @Nullable ArrivalProcess updates;
    final List<RequestClass> classes;
    final long requests;
    final double warmUpShare;
    final long maxInFlight;
    final long slotNs;
    final @Nullable Watch watch;

    private GraphSpec(Builder builder) {
        services = List.copyOf(builder.services);
        entry = builder.entry;
        load = builder.load;
        callers = builder.callers;
        zones = services.isEmpty() ? List.of() : services.get(0).fleet.zones().names();
        callerZones = builder.callerZones;
        keys = builder.keys;
        writeShare = builder.writeShare;
        updates = builder.updates;
        classes = List.copyOf(builder.classes);
        requests = builder.requests;
        warmUpShare = builder.warmUpShare;
        maxInFlight = builder.maxInFlight;
        slotNs = builder.slotNs;
        watch = builder.watch;
        if (requests < 1 || maxInFlight < 1 || callers < 1 || slotNs < 0) {
            throw new IllegalArgumentException("a run has at least 1 request, 1 caller and room for 1 in flight");
        }
        if (!(warmUpShare >= 0 && warmUpShare < 1) || !(writeShare >= 0 && writeShare <= 1)) {
            throw new IllegalArgumentException(
                    "a warm-up share lies from 0 to below 1 and a share of writes from 0 to 1, not " + warmUpShare
                            + " and " + writeShare);
        }
        checkZones();
        checkRollouts();
        checkCalls();
    }

    private void checkRollouts() {
        if (services.stream().filter(service -> service.rollout != null).count() > 1) {
            throw new IllegalArgumentException("one service is rolled out in a run, and not several");
        }
    }

    private void checkZones() {
        if (services.stream().anyMatch(service -> !service.fleet.zones().names().equals(zones))) {
            throw new IllegalArgumentException("services that call each other stand in the same zones, or in none");
        }
        boolean areKnown = Arrays.stream(callerZones).allMatch(zone -> zone >= 0 && zone < zones.size());
        if (callerZones.length > 0 && callerZones.length != callers || !areKnown) {
            throw new IllegalArgumentException("each client process stands in one of the zones");
        }
    }

    /** The zone that a client process stands in. */
    int zoneOfCaller(int caller) {
        return callerZones.length == 0 ? 0 : callerZones[caller];
    }

    /** Every callee exists, and no service calls itself for ever. */
    private void checkCalls() {
        Map<String, ServiceSpec> byName = new LinkedHashMap<>();
        for (ServiceSpec service : services) {
            if (byName.put(service.name, service) != null) {
                throw new IllegalArgumentException("there are two services called " + service.name);
            }
        }
        checkCallee(byName, entry);
        for (ServiceSpec service : services) {
            for (Stage stage : service.stages) {
                stage.calls().forEach(call -> checkCallee(byName, call));
            }
            checkEnds(byName, service, new ArrayList<>());
        }
    }

    private static void checkCallee(Map<String, ServiceSpec> byName, CallSpec call) {
        if (!byName.containsKey(call.to)) {
            throw new IllegalArgumentException(
                    "a call goes to " + call.to + ", which is no service; there are " + byName.keySet());
        }
    }

    private static void checkEnds(Map<String, ServiceSpec> byName, ServiceSpec service, List<String> path) {
        if (path.contains(service.name)) {
            throw new IllegalArgumentException("every request to " + service.name + " would call it again: "
                    + String.join(" calls ", path) + " calls " + service.name);
        }
        path.add(service.name);
        for (Stage stage : service.stages) {
            for (CallSpec call : stage.calls()) {
                if (stage.isCertain(call)) {
                    checkEnds(byName, Objects.requireNonNull(byName.get(call.to)), path);
                }
            }
        }
        path.remove(path.size() - 1);
    }

    /** Requests meet the service that {@code entry} calls as {@code load} says. */
    public static Builder of(Load load, CallSpec entry) {
        return new Builder(load, entry);
    }

    /** How many requests at the start are not counted, rounded down. */
    long warmUpRequests() {
        return (long) (requests * warmUpShare);
    }

    /** Builds a {@link GraphSpec}. */
    public static final class Builder {
        private final Load load;
        private final CallSpec entry;
        private final List<ServiceSpec> services = new ArrayList<>();
        private final List<RequestClass> classes = new ArrayList<>();
        private int callers = 1;
        private int[] callerZones = {};
        private Popularity keys = Popularity.of(new Zipf(1, 0));
        private double writeShare;
        private @Nullable ArrivalProcess updates;
        private long requests = 1_000_000;
        private double warmUpShare = 0.05;
        private long maxInFlight = 10_000_000;
        private long slotNs;
        private @Nullable Watch watch;

        private Builder(Load load, CallSpec entry) {
            this.load = load;
            this.entry = entry;
        }

        public Builder service(ServiceSpec service) {
            services.add(service);
            return this;
        }

        /** How many client processes call, with equal shares, each with policies of its own; 1 unless said otherwise. */
        public Builder callers(int count) {
            callers = count;
            return this;
        }

        /** Where each of the client processes stands, as the place of its zone among the services' zones; the first by default. */
        public Builder callerZones(int[] zones) {
            callerZones = zones.clone();
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

        /** Which share of the requests writes its key; 0 unless said otherwise. */
        public Builder writeShare(double share) {
            writeShare = share;
            return this;
        }

        /** Changes of data, drawn as the keys are, that no caller knows of. */
        public Builder updates(ArrivalProcess process) {
            updates = process;
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

        /** Which share of the requests, the first ones, is not counted; a twentieth unless said otherwise. */
        public Builder warmUpShare(double share) {
            warmUpShare = share;
            return this;
        }

        /** More attempts in flight than this end the run; ten million unless said otherwise. */
        public Builder maxInFlight(long count) {
            maxInFlight = count;
            return this;
        }

        /** The length of a slot of the time line; 0, the default, for no time line. */
        public Builder slotNs(long durationNs) {
            slotNs = durationNs;
            return this;
        }

        /**
         * Sends for as long as {@code what} says instead of so many requests, and counts for its windows and selections; then
         * {@link GraphRun#observations} and {@link GraphRun#history} have the figures.
         */
        public Builder watch(Watch what) {
            watch = what;
            requests = Long.MAX_VALUE;
            warmUpShare = 0;
            return this;
        }

        public GraphSpec build() {
            return new GraphSpec(this);
        }
    }
}
