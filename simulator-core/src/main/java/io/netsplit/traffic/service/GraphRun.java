package io.netsplit.traffic.service;

import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.kernel.Pace;
import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;
import io.netsplit.stats.BatchMeans;
import io.netsplit.stats.LatencyHistogram;
import io.netsplit.traffic.LabRun;
import io.netsplit.traffic.arrival.Outlet;
import io.netsplit.traffic.arrival.Sender;
import io.netsplit.traffic.cache.CacheSpec;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.call.RequestPool;
import io.netsplit.traffic.recording.Observations;
import io.netsplit.traffic.rollout.Rollout;
import io.netsplit.traffic.rollout.RolloutFigures;
import io.netsplit.traffic.server.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a call graph. */
public final class GraphRun implements LabRun, Outlet {
    /** From which the clients' calls come, in results and in {@link #cut}. */
    public static final String CLIENTS = "clients";

    private final GraphSpec spec;
    private final Simulation simulation;
    private final GraphDraws draws;
    private final Versions versions;
    private final CallPool calls;
    private final ZoneCuts zoneCuts;
    private final Map<String, ServiceNode> services = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final CallSite[] entries;
    /** Whether a client may read what was overwritten before it asked. */
    private final boolean hasCaches;

    private final Sender sender;
    private final LatencyHistogram latency = new LatencyHistogram();
    private final BatchMeans mean = new BatchMeans();
    private final TimeLine timeLine;
    private final List<Server> servers = new ArrayList<>();
    private final @Nullable Observations observations;
    private final @Nullable CallHistory history;
    /** What observers see of a client's call. */
    private final Request shown = new RequestPool().take(0, 0, 0);

    private @Nullable CallObserver observer;
    private final long warmUpRequests;
    private long sent;
    private long waiting;
    private long ok;
    private long failed;
    private boolean overflowed;
    private long countedFromNs;
    private long lastSentNs;
    private List<GraphResult.ServiceResult> serviceResults = List.of();

    private GraphRun(GraphSpec spec, Simulation simulation) {
        this.spec = spec;
        this.simulation = simulation;
        draws = new GraphDraws(spec, simulation);
        versions = new Versions(spec.keys.ranks());
        calls = new CallPool(simulation);
        zoneCuts = new ZoneCuts(spec.zones.size());
        timeLine = new TimeLine(spec.slotNs);
        warmUpRequests = spec.warmUpRequests();
        spec.services.forEach(service -> services.put(service.name, new ServiceNode(this, service)));
        Edge entry = edge(CLIENTS, spec.entry);
        spec.services.forEach(service -> node(service.name).connect(edges(service)));
        entries = new CallSite[spec.callers];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new CallSite(this, entry, i, spec.zoneOfCaller(i));
        }
        for (ServiceNode service : services.values()) {
            service.firstServer = servers.size();
            servers.addAll(service.fleet.all());
        }
        observations = spec.watch == null ? null : new Observations(spec.watch, servers);
        history = spec.watch == null ? null : new CallHistory(spec.watch, edges);
        hasCaches = edges.stream().anyMatch(edge -> edge.spec.isCached());
        sender = Sender.of(spec.load, this);
    }

    private Edge edge(String from, CallSpec call) {
        Edge edge = new Edge(edges.size(), from, call, node(call.to));
        edges.add(edge);
        return edge;
    }

    private Edge[][] edges(ServiceSpec service) {
        Edge[][] byStage = new Edge[service.stages.size()][];
        for (int stage = 0; stage < byStage.length; stage++) {
            List<CallSpec> called = service.stages.get(stage).calls();
            byStage[stage] = new Edge[called.size()];
            for (int call = 0; call < byStage[stage].length; call++) {
                byStage[stage][call] = edge(service.name, called.get(call));
            }
        }
        return byStage;
    }

    private ServiceNode node(String service) {
        return Objects.requireNonNull(services.get(service), service);
    }

    /** Prepares a run with this seed; the caller may schedule faults on {@link #simulation} before it runs. */
    public static GraphRun prepare(GraphSpec spec, long seed) {
        return prepare(spec, seed, Limits.DEFAULT);
    }

    /** As {@link #prepare(GraphSpec, long)}, within these limits. */
    public static GraphRun prepare(GraphSpec spec, long seed, Limits limits) {
        return new GraphRun(spec, new Simulation(seed, limits));
    }

    /** Runs the specification with this seed until the last call of a client has ended. */
    public static GraphResult run(GraphSpec spec, long seed) {
        return prepare(spec, seed).run();
    }

    @Override
    public Simulation simulation() {
        return simulation;
    }

    /** Servers are numbered in the order of the services. */
    @Override
    public Server server(int i) {
        return servers.get(i);
    }

    @Override
    public void crash(int i) {
        serviceOf(i).crash(servers.get(i).number());
    }

    @Override
    public void drain(int i, boolean drains) {
        serviceOf(i).fleet.drain(servers.get(i).number(), drains);
    }

    private ServiceNode serviceOf(int server) {
        return services.values().stream()
                .filter(service -> service.fleet.all().contains(servers.get(server)))
                .findFirst()
                .orElseThrow();
    }

    /** Server number {@code i} of a service, to be slowed or paused, and to be restarted after a {@link #crash}. */
    public Server server(String service, int i) {
        return node(service).fleet.server(i);
    }

    /** Crashes a server, with all that it is doing and the caches in its memory. */
    public void crash(String service, int i) {
        node(service).crash(i);
    }

    /** Loses what is in the caches before the calls from one service to another. */
    public void crashCaches(String from, String to) {
        edgesBetween(from, to).forEach(edge -> edge.caches.forEach(CachedCalls::crash));
    }

    /** Cuts one service from another, or heals the cut: neither calls nor answers pass. */
    public void cut(String from, String to, boolean isCut) {
        edgesBetween(from, to).forEach(edge -> edge.isCut = isCut);
    }

    /** Cuts one zone from another, or heals the cut: nothing passes between them, there or back. */
    public void cutZones(String zone, String other, boolean isCut) {
        zoneCuts.change(spec.zones.indexOf(zone), spec.zones.indexOf(other), isCut ? 1 : -1);
    }

    ZoneCuts zoneCuts() {
        return zoneCuts;
    }

    private List<Edge> edgesBetween(String from, String to) {
        List<Edge> between = edges.stream()
                .filter(edge -> edge.from.equals(from) && edge.spec.to.equals(to))
                .toList();
        if (between.isEmpty()) {
            throw new IllegalArgumentException("there is no call from " + from + " to " + to);
        }
        return between;
    }

    /** Runs until the last call of a client has ended; once. */
    public GraphResult run() {
        return run(Pace.UNBOUND);
    }

    private GraphResult run(Pace pace) {
        if (sent > 0) {
            throw new IllegalStateException("a run runs once");
        }
        simulation.begin(() -> {
            if (observations != null && history != null) {
                observations.start(simulation);
                history.start(simulation);
            }
            services.values().forEach(ServiceNode::start);
            if (spec.updates != null) {
                new Updates(this, spec.updates, spec.keys).start();
            }
            sender.start();
        });
        Outcome outcome = pace.runUntil(simulation, Long.MAX_VALUE);
        if (sent < spec.requests) {
            endSending();
        }
        return new GraphResult(
                overflowed ? Outcome.MEMORY_LIMIT : outcome,
                sent,
                ok,
                failed,
                waiting,
                edges.get(0).figures.staleReads(),
                lastSentNs - countedFromNs,
                simulation.now(),
                latency,
                mean,
                serviceResults,
                edges.stream().map(GraphRun::result).toList(),
                timeLine,
                calls.mostInFlight());
    }

    @Override
    public boolean isSending() {
        return sent < spec.requests && simulation.now() < endNs() && !overflowed;
    }

    @Override
    public long endNs() {
        return spec.watch == null ? Long.MAX_VALUE : spec.watch.durationNs();
    }

    @Override
    public Outcome finish(Pace pace) {
        return run(pace).outcome();
    }

    @Override
    public Optional<Observations> observations() {
        return Optional.ofNullable(observations);
    }

    /** What was counted of the calls; empty where no watch asked. */
    public Optional<CallHistory> history() {
        return Optional.ofNullable(history);
    }

    /** Shows every call of the run to {@code watcher}; called before the run. */
    public void observe(CallObserver watcher) {
        observer = watcher;
        theRollout().ifPresent(rollout -> rollout.watchPhases(watcher::phase));
    }

    @Override
    public Optional<RolloutFigures> rollout() {
        return theRollout().map(Rollout::figures);
    }

    private Optional<Rollout> theRollout() {
        return services.values().stream()
                .flatMap(service -> service.rollout().stream())
                .findFirst();
    }

    /** An attempt has been sent to a server of a service that is rolled out: its client's call has to do with that version. */
    void cameTo(int server, Attempt attempt) {
        Call call = attempt.call;
        while (call != null && call.parent != null) {
            call = call.parent.call;
        }
        if (call != null && !call.detached) {
            CallPlan plan = calls.planOf(call);
            plan.rolledOutServer = Math.max(plan.rolledOutServer, server);
        }
    }

    /** An answer that takes longer is an error in the eyes of a client. */
    long patienceNs() {
        return spec.watch == null ? Long.MAX_VALUE : spec.watch.timeoutNs();
    }

    @Nullable
    CallObserver observer() {
        return observer;
    }

    boolean isActive() {
        return isSending() || waiting > 0;
    }

    @Override
    public void begin(long number, long intendedNs, int client) {
        if (calls.inFlight() >= spec.maxInFlight) {
            overflowed = true;
            simulation.stop();
            return;
        }
        Call call = calls.take(entries[0], number, intendedNs);
        draws.describe(call, client);
        call.site = entries[call.client() % entries.length];
        if (hasCaches) {
            calls.planOf(call).versionAtStart = versions.current(call.item());
        }
        call.counted(sent >= warmUpRequests);
        if (sent == warmUpRequests) {
            beginCounting();
        }
        sent++;
        waiting++;
        timeLine.sent(simulation.now());
        if (observations != null) {
            observations.sent(shown(call));
        }
        if (observer != null) {
            observer.began(number, call.client(), call.item(), call.write, simulation.now());
        }
        call.site.start(call);
        if (sent == spec.requests) {
            endSending();
        }
    }

    private void beginCounting() {
        countedFromNs = simulation.now();
        for (ServiceNode service : services.values()) {
            for (int i = 0; i < service.fleet.servers(); i++) {
                service.fleet.server(i).figures().reset();
            }
        }
        for (Edge edge : edges) {
            edge.figures.reset();
            edge.caches.forEach(CachedCalls::beginCounting);
        }
    }

    private void endSending() {
        lastSentNs = simulation.now();
        serviceResults = services.values().stream().map(ServiceNode::result).toList();
    }

    private static GraphResult.EdgeResult result(Edge edge) {
        double unflushed =
                edge.caches.stream().mapToDouble(CachedCalls::meanUnflushed).sum();
        return new GraphResult.EdgeResult(edge.from, edge.spec.to, edge.figures, unflushed);
    }

    void clientCallEnded(Call call, @Nullable Failure failure) {
        waiting--;
        timeLine.ended(simulation.now(), failure == null);
        if (observer != null) {
            observer.ended(call.number(), failure, simulation.now());
        }
        if (observations != null) {
            Request seen = shown(call);
            seen.answeredOk(failure == null);
            observations.ended(seen, simulation.now());
        }
        if (call.isCounted() && failure == null) {
            ok++;
            long latencyNs = simulation.now() - call.intendedNs();
            latency.add(latencyNs);
            mean.add(latencyNs);
            if (!call.write && call.plan != null && call.version < call.plan.versionAtStart) {
                edges.get(0).figures.add(CallCount.STALE_READS, 1);
            }
        } else if (call.isCounted()) {
            failed++;
        }
        sender.answered(call.client());
    }

    private Request shown(Call call) {
        shown.renew(call.number(), call.intendedNs(), call.startedNs());
        shown.client(call.client());
        shown.kind(call.kind());
        shown.server(call.plan == null ? -1 : call.plan.rolledOutServer);
        shown.dispatchedNs(call.attempts());
        return shown;
    }

    /** The cache before the calls of one caller over an edge: one for all where they share it. */
    CachedCalls cache(Edge edge, int caller, int balancer) {
        CacheSpec cache = Objects.requireNonNull(edge.spec.cache);
        if (cache.isShared() && !edge.caches.isEmpty()) {
            return edge.caches.get(0);
        }
        Prng random = simulation.random("call/" + edge.number + "/cache/" + caller);
        CachedCalls cached = new CachedCalls(this, edge, cache, balancer, random);
        edge.caches.add(cached);
        return cached;
    }

    /** All caches before calls to a service. */
    List<CachedCalls> caches(ServiceNode callee) {
        List<CachedCalls> caches = new ArrayList<>();
        edges.stream().filter(edge -> edge.callee == callee).forEach(edge -> caches.addAll(edge.caches));
        return caches;
    }

    boolean isCounting() {
        return sent > warmUpRequests;
    }

    GraphDraws draws() {
        return draws;
    }

    Versions versions() {
        return versions;
    }

    CallPool calls() {
        return calls;
    }
}
