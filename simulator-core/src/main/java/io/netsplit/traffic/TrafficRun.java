package io.netsplit.traffic;

import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.kernel.Pace;
import io.netsplit.kernel.Simulation;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Outlet;
import io.netsplit.traffic.arrival.Sender;
import io.netsplit.traffic.call.Hop;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.call.RequestPool;
import io.netsplit.traffic.call.TimedRequest;
import io.netsplit.traffic.fleet.Fleet;
import io.netsplit.traffic.fleet.FleetListener;
import io.netsplit.traffic.recording.Observations;
import io.netsplit.traffic.rollout.Rollout;
import io.netsplit.traffic.rollout.RolloutFigures;
import io.netsplit.traffic.server.Server;
import io.netsplit.traffic.server.ServerFigures;
import io.netsplit.traffic.server.ServerListener;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One run of the traffic lab. A request costs one event for its arrival, one for the end of its service, and one for each
 * way through a network that has latency.
 */
public final class TrafficRun implements FleetListener, LabRun, Outlet {
    /** Where a request has come to no server. */
    public static final int NO_SERVER = -1;

    /** How long a client waits until it knows that a balancer refuses its connection. */
    private static final long REFUSAL_NS = 1_000_000;

    private final TrafficSpec spec;
    private final Simulation simulation;
    private final Draws draws;
    private final RequestPool pool = new RequestPool();
    private final Fleet fleet;
    private final Sender sender;
    private final Recorder recorder;
    private final @Nullable Observations observations;
    private final @Nullable Rollout rollout;
    private @Nullable Connections connections;
    private @Nullable TrafficObserver observer;
    private final Cuts cuts;
    private final Hop toClient = this::reachClient;
    private final Hop refused = this::refused;
    private final long warmUpRequests;
    private long sent;
    private boolean overflowed;
    private long countedFromNs;
    private long lastSentNs;
    private List<TrafficResult.ServerResult> serverResults = List.of();

    private TrafficRun(TrafficSpec spec, Simulation simulation) {
        this.spec = spec;
        this.simulation = simulation;
        draws = new Draws(spec, simulation);
        cuts = new Cuts(spec.balancers);
        fleet = new Fleet(simulation, spec.fleet, "traffic", this);
        recorder = new Recorder(spec.load instanceof Load.Paced);
        observations = spec.watch == null ? null : new Observations(spec.watch, fleet.all(), crossing(spec));
        rollout =
                spec.rollout == null ? null : new Rollout(simulation, spec.rollout, fleet, this::crash, this::isActive);
        warmUpRequests = spec.warmUpRequests();
        sender = Sender.of(spec.load, this);
    }

    private static @Nullable Predicate<Request> crossing(TrafficSpec spec) {
        return spec.zones.count() == 1
                ? null
                : request ->
                        request.server() != NO_SERVER && spec.zones.isCrossed(request.balancer(), request.server());
    }

    /** Prepares a run with this seed; the caller may schedule faults on {@link #simulation} before it runs. */
    public static TrafficRun prepare(TrafficSpec spec, long seed) {
        return prepare(spec, seed, Limits.DEFAULT);
    }

    /** As {@link #prepare(TrafficSpec, long)}, within these limits. */
    public static TrafficRun prepare(TrafficSpec spec, long seed, Limits limits) {
        return new TrafficRun(spec, new Simulation(seed, limits));
    }

    /** Runs the specification with this seed until the last request has been answered. */
    public static TrafficResult run(TrafficSpec spec, long seed) {
        return prepare(spec, seed).run();
    }

    /** The simulation on which this run takes place. */
    @Override
    public Simulation simulation() {
        return simulation;
    }

    @Override
    public Server server(int i) {
        return fleet.server(i);
    }

    /** Runs until the last request has been answered; once. */
    public TrafficResult run() {
        return run(Pace.UNBOUND);
    }

    private TrafficResult run(Pace pace) {
        if (sent > 0) {
            throw new IllegalStateException("a run runs once");
        }
        simulation.begin(() -> {
            if (observations != null) {
                observations.start(simulation);
            }
            fleet.start();
            if (rollout != null) {
                rollout.start();
            }
            sender.start();
        });
        Outcome outcome = pace.runUntil(simulation, Long.MAX_VALUE);
        if (sent < spec.requests) {
            endSending();
        }
        return new TrafficResult(
                overflowed ? Outcome.MEMORY_LIMIT : outcome,
                sent,
                recorder.ok(),
                recorder.failed(),
                pool.inFlight(),
                lastSentNs - countedFromNs,
                simulation.now(),
                recorder.latencies(),
                serverResults,
                pool.made());
    }

    @Override
    public boolean isSending() {
        return sent < spec.requests && simulation.now() < spec.endNs() && !overflowed;
    }

    @Override
    public long endNs() {
        return spec.endNs();
    }

    @Override
    public void drain(int i, boolean drains) {
        fleet.drain(i, drains);
    }

    @Override
    public Outcome finish(Pace pace) {
        return run(pace).outcome();
    }

    @Override
    public Optional<Observations> observations() {
        return Optional.ofNullable(observations);
    }

    @Override
    public boolean isActive() {
        return isSending() || pool.inFlight() > 0;
    }

    @Override
    public void begin(long number, long intendedNs, int client) {
        if (pool.inFlight() >= spec.maxInFlight) {
            overflowed = true;
            simulation.stop();
            return;
        }
        TimedRequest request = pool.take(number, intendedNs, simulation.now());
        if (client >= 0) {
            request.client(client);
        }
        draws.describe(request, client >= 0);
        if (sent < warmUpRequests) {
            request.counted(false);
        } else if (sent == warmUpRequests) {
            beginCounting();
        }
        sent++;
        if (observations != null) {
            observations.sent(request);
        }
        if (observer != null) {
            observer.sent(request, simulation.now());
        }
        send(request);
        if (sent == spec.requests) {
            endSending();
        }
    }

    private void send(TimedRequest request) {
        Connections known = connections;
        if (known == null) {
            fleet.dispatch(request);
        } else if (known.takes(request, simulation.now())) {
            known.opened(request);
            fleet.dispatch(request);
        } else {
            request.server(NO_SERVER);
            request.travel(simulation, REFUSAL_NS, refused);
        }
    }

    private void refused(Request request) {
        TimedRequest own = (TimedRequest) request;
        end(own);
        pool.giveBack(own);
    }

    /**
     * Keeps track of what is under way through which balancer, so that they can crash; called before the run.
     *
     * @param failoverNs for so long after a crash clients go on asking a balancer that is down
     */
    public void letBalancersCrash(long failoverNs) {
        connections = new Connections(spec.balancers, spec.zones, failoverNs);
    }

    /** Stops a balancer with all that it knows: what is under way through it is lost to its clients, who ask others. */
    public void crashBalancer(int balancer) {
        Connections known = Objects.requireNonNull(connections, "let balancers crash before the run");
        fleet.crashBalancer(balancer);
        for (TimedRequest request : known.crash(balancer, simulation.now())) {
            request.answeredOk(false);
            if (observer != null) {
                observer.disconnected(request, simulation.now());
            }
            account(request);
        }
    }

    /** Starts a balancer that has crashed. It takes every server for well, and clients ask it again. */
    public void restartBalancer(int balancer) {
        fleet.restartBalancer(balancer);
        Objects.requireNonNull(connections).restart(balancer);
    }

    private void beginCounting() {
        countedFromNs = simulation.now();
        for (int i = 0; i < fleet.servers(); i++) {
            fleet.server(i).figures().reset();
        }
    }

    private void endSending() {
        lastSentNs = simulation.now();
        serverResults = fleet.all().stream().map(TrafficRun::result).toList();
    }

    private static TrafficResult.ServerResult result(Server server) {
        ServerFigures figures = server.figures();
        return new TrafficResult.ServerResult(
                server.spec().name(),
                figures.served(),
                figures.refused(),
                figures.lost(),
                figures.meanBusy() / figures.meanWorkers(),
                figures.meanPresent(),
                figures.mostPresent());
    }

    @Override
    public long demandNs(Request request, Server server) {
        long demandNs = draws.demandNs(request, server.spec().serviceTime());
        return rollout == null ? demandNs : (long) (demandNs * rollout.factor(server));
    }

    @Override
    public boolean isForSecondPart(Request request) {
        return rollout != null && rollout.isForNew(request);
    }

    @Override
    public long thereNs(Request request) {
        if (rollout != null) {
            rollout.sent(request);
        }
        boolean isLost = cuts.isCutThere(request.balancer(), request.server());
        if (observer != null) {
            observer.chosen(request, isLost, simulation.now());
        }
        if (isLost) {
            lose(request);
            return LOST;
        }
        return draws.thereNs(request);
    }

    @Override
    public boolean admits(Server server, Request request) {
        if (observer != null) {
            observer.arrived(request, simulation.now());
        }
        return true;
    }

    @Override
    public void served(Server server, Request request) {
        if (rollout != null && rollout.fails(server, request)) {
            request.answeredOk(false);
        }
        back(request);
    }

    @Override
    public void failed(Server server, Request request, ServerListener.Failure failure) {
        back(request);
    }

    private void back(Request request) {
        boolean isLost = cuts.isCutBack(request.balancer(), request.server());
        if (observer != null) {
            observer.answered(request, isLost, simulation.now());
        }
        if (isLost) {
            lose(request);
        } else {
            request.travel(simulation, draws.backNs(request), toClient);
        }
    }

    /** Nobody hears of the request any more: its client gives up after its time-out. */
    private void lose(Request request) {
        request.answeredOk(false);
        long leftNs = request.intendedNs() + spec.timeoutNs() - simulation.now();
        request.travel(simulation, Math.max(1, leftNs + 1), toClient);
    }

    @Override
    public boolean reaches(int balancer, Server server) {
        return !cuts.isCutThere(balancer, server.number()) && !cuts.isCutBack(balancer, server.number());
    }

    /** Shows every request of the run to {@code watcher}; called before the run. */
    public void observe(TrafficObserver watcher) {
        observer = watcher;
        if (rollout != null) {
            rollout.watchPhases(watcher::phase);
        }
    }

    /** The links between balancers and servers, to be cut and healed. */
    public Cuts cuts() {
        return cuts;
    }

    /** The servers behind their balancers, to be drained. */
    public Fleet fleet() {
        return fleet;
    }

    @Override
    public Optional<RolloutFigures> rollout() {
        return Optional.ofNullable(rollout).map(Rollout::figures);
    }

    private void reachClient(Request arrived) {
        TimedRequest request = (TimedRequest) arrived;
        if (connections == null || connections.closed(request)) {
            fleet.answered(request);
            end(request);
        } else if (observer != null) {
            observer.unheard(request, simulation.now());
        }
        pool.giveBack(request);
    }

    private void end(TimedRequest request) {
        if (observer != null) {
            observer.ended(request, simulation.now());
        }
        account(request);
    }

    /** The client knows what became of its request, and goes on. */
    private void account(TimedRequest request) {
        if (rollout != null && request.server() != NO_SERVER) {
            long latencyNs = simulation.now() - request.intendedNs();
            rollout.ended(request, request.isAnsweredOk() && latencyNs <= spec.timeoutNs(), latencyNs);
        }
        if (observations != null) {
            observations.ended(request, simulation.now());
        } else {
            recorder.answered(request, simulation.now());
        }
        sender.answered(request.client());
    }
}
