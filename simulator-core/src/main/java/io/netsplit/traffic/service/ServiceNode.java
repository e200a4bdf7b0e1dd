package io.netsplit.traffic.service;

import io.netsplit.kernel.Simulation;
import io.netsplit.traffic.call.Hop;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.fleet.Fleet;
import io.netsplit.traffic.fleet.FleetListener;
import io.netsplit.traffic.rollout.Rollout;
import io.netsplit.traffic.server.Server;
import io.netsplit.traffic.server.ServerFigures;
import io.netsplit.traffic.server.ServerListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One service in a run: it serves attempts, makes the calls that they lead to, and answers.
 *
 * <p>A crash of a server that holds no worker for a waiting request is noticed by that request when its calls have ended, and
 * not at once.
 */
final class ServiceNode implements FleetListener {
    final ServiceSpec spec;
    final Fleet fleet;
    final Ways ways;
    private final GraphRun run;
    private final Simulation simulation;
    private final @Nullable Rollout rollout;
    private final StagedCalls calls;
    private final Admission[] admissions;
    private final int[] crashes;
    private final Hop toCaller = this::reachCaller;
    /** The number in the run of this service's first server. */
    int firstServer;

    ServiceNode(GraphRun run, ServiceSpec spec) {
        this.run = run;
        this.spec = spec;
        simulation = run.simulation();
        fleet = new Fleet(simulation, spec.fleet, "service/" + spec.name, this);
        ways = new Ways(run, spec);
        calls = new StagedCalls(run, spec);
        rollout =
                spec.rollout == null ? null : new Rollout(simulation, spec.rollout, fleet, this::crash, run::isActive);
        admissions = new Admission[fleet.servers()];
        crashes = new int[fleet.servers()];
        for (int i = 0; i < admissions.length; i++) {
            admissions[i] = new Admission(spec.admission, simulation);
        }
    }

    /** Once, when the run begins. */
    void start() {
        fleet.start();
        if (rollout != null) {
            rollout.start();
        }
    }

    Optional<Rollout> rollout() {
        return Optional.ofNullable(rollout);
    }

    /** Tells the service what it calls: {@code edges} by stage and call. */
    void connect(Edge[][] edges) {
        calls.connect(edges, fleet.servers());
    }

    @Override
    public long demandNs(Request request, Server server) {
        long demandNs = run.draws().demandNs(request, server.spec().serviceTime());
        return rollout == null ? demandNs : (long) (demandNs * rollout.factor(server));
    }

    @Override
    public boolean isForSecondPart(Request request) {
        return rollout != null && rollout.isForNew(request);
    }

    @Override
    public long thereNs(Request request) {
        Attempt attempt = (Attempt) request;
        if (rollout != null) {
            rollout.sent(attempt);
            run.cameTo(firstServer + attempt.server(), attempt);
        }
        CallObserver observer = run.observer();
        if (observer != null) {
            observer.sent(
                    attempt.number(),
                    caller(attempt),
                    firstServer + attempt.server(),
                    ways.isCut(attempt),
                    simulation.now());
        }
        if (attempt.isCounted() && ways.crosses(attempt)) {
            attempt.site.edge.figures.add(CallCount.CROSSED, 1);
        }
        if (ways.isCut(attempt)) {
            attempt.place = Attempt.Place.LOST;
            return LOST;
        }
        return ways.durationNs(attempt, 2 * request.number());
    }

    @Override
    public boolean reaches(int balancer, Server server) {
        return ways.reaches(balancer, server.number());
    }

    /** The number in the run of the server that sends the attempt; a cache that loads on its own counts as a client. */
    private static int caller(Attempt attempt) {
        Attempt parent = attempt.call == null ? null : attempt.call.parent;
        return parent == null ? CallObserver.CLIENTS : parent.site.edge.callee.firstServer + parent.server();
    }

    @Override
    public boolean admits(Server server, Request request) {
        Attempt attempt = (Attempt) request;
        CallObserver observer = run.observer();
        if (observer != null) {
            observer.arrived(attempt.number(), simulation.now());
        }
        if (attempt.call == null || !admissions[server.number()].admits(server, attempt)) {
            return false;
        }
        attempt.place = Attempt.Place.SERVER;
        return true;
    }

    @Override
    public boolean begins(Server server, Request request) {
        return admissions[server.number()].begins((Attempt) request);
    }

    @Override
    public boolean holds(Server server, Request request) {
        Attempt attempt = (Attempt) request;
        if (!spec.holdsWorker) {
            return false;
        }
        attempt.holding = true;
        return !work(server, attempt);
    }

    @Override
    public void served(Server server, Request request) {
        Attempt attempt = (Attempt) request;
        if (attempt.complete || !spec.holdsWorker && work(server, attempt)) {
            answer(server, attempt);
        } else {
            attempt.place = Attempt.Place.CALLING;
        }
    }

    /** The server's own work is done; makes what calls there are. True where all is done. */
    private boolean work(Server server, Attempt attempt) {
        if (spec.stages.isEmpty()) {
            attempt.version = attempt.write
                    ? run.versions().change(attempt.item())
                    : run.versions().current(attempt.item());
        }
        attempt.crashesSeen = crashes[server.number()];
        if (isInError(server, attempt)) {
            attempt.failure = Failure.ERROR;
            attempt.complete = true;
            return true;
        }
        return calls.proceed(attempt);
    }

    private boolean isInError(Server server, Attempt attempt) {
        return spec.failureRate > 0 && run.draws().fails(attempt.number(), spec.failureRate)
                || rollout != null && rollout.fails(server, attempt);
    }

    /** A call on behalf of {@code parent} has ended. */
    void childEnded(Attempt parent, Call call, @Nullable Failure failure) {
        if (calls.ended(parent, call, failure)) {
            finish(parent);
        }
    }

    private void finish(Attempt attempt) {
        Server server = fleet.server(attempt.server());
        if (attempt.holding) {
            server.release(attempt);
        } else {
            answer(server, attempt);
        }
    }

    private void answer(Server server, Attempt attempt) {
        if (attempt.crashesSeen != crashes[server.number()]) {
            attempt.failure = Failure.CRASHED;
        }
        admissions[server.number()].ended(attempt);
        attempt.answeredOk(attempt.failure == null);
        travelBack(attempt);
    }

    private void travelBack(Attempt attempt) {
        attempt.place = Attempt.Place.BACK;
        CallObserver observer = run.observer();
        if (observer != null && attempt.call == null) {
            observer.forgotten(attempt.number());
        } else if (observer != null) {
            observer.answered(attempt.number(), attempt.failure == null, ways.isCut(attempt), simulation.now());
        }
        if (attempt.call == null) {
            settle(attempt);
            run.calls().attemptEnded(attempt);
        } else if (ways.isCut(attempt)) {
            attempt.place = Attempt.Place.LOST;
        } else {
            attempt.travel(simulation, ways.durationNs(attempt, 2 * attempt.number() + 1), toCaller);
        }
    }

    @Override
    public void failed(Server server, Request request, ServerListener.Failure failure) {
        Attempt attempt = (Attempt) request;
        boolean wasIn = attempt.place == Attempt.Place.SERVER;
        if (wasIn) {
            admissions[server.number()].left(attempt, failure == ServerListener.Failure.SHED);
        }
        StagedCalls.withdraw(attempt);
        if (failure != ServerListener.Failure.WITHDRAWN) {
            attempt.failure = Failure.valueOf(failure.name());
        }
        travelBack(attempt);
    }

    private void reachCaller(Request request) {
        Attempt attempt = (Attempt) request;
        Call call = attempt.call;
        CallObserver observer = run.observer();
        if (observer != null) {
            observer.received(attempt.number(), simulation.now());
        }
        settle(attempt);
        if (call != null) {
            call.site.answered(call, attempt);
        }
        run.calls().attemptEnded(attempt);
    }

    /** A caller knows what became of an attempt; {@code failure} is null where it was answered well. */
    void learned(Attempt attempt, @Nullable Failure failure) {
        if (rollout != null && attempt.server() >= 0) {
            long latencyNs = simulation.now() - attempt.sentNs();
            rollout.ended(attempt, failure == null && latencyNs <= run.patienceNs(), latencyNs);
        }
    }

    /** A caller no longer wants an attempt, which has left it; {@code tells} whether it says so. */
    void abandoned(Attempt attempt, boolean tells) {
        settle(attempt);
        if (attempt.place == Attempt.Place.LOST) {
            run.calls().attemptEnded(attempt);
        } else if (attempt.place != Attempt.Place.BACK && tells && !ways.isCut(attempt)) {
            long number = attempt.number();
            simulation.schedule(ways.durationNs(attempt, 2 * number), () -> {
                // The object may be another attempt by then.
                if (attempt.number() == number) {
                    drop(attempt);
                }
            });
        }
    }

    /** Tells the balancer that the attempt is over, where it has chosen a server for it. */
    private void settle(Attempt attempt) {
        if (!attempt.settled && attempt.server() >= 0) {
            attempt.settled = true;
            fleet.answered(attempt);
        }
    }

    /** The news that nobody wants the answer has reached the server. */
    private void drop(Attempt attempt) {
        if (attempt.place == Attempt.Place.SERVER) {
            StagedCalls.withdraw(attempt);
            fleet.server(attempt.server()).withdraw(attempt);
        } else if (attempt.place == Attempt.Place.CALLING) {
            StagedCalls.withdraw(attempt);
            admissions[attempt.server()].left(attempt, false);
            travelBack(attempt);
        }
    }

    /** Crashes one of the servers, with the caches in its memory. */
    void crash(int server) {
        crashes[server]++;
        fleet.server(server).crash();
        calls.crash(server);
    }

    GraphResult.ServiceResult result() {
        long served = 0;
        long refused = 0;
        long shed = 0;
        long lost = 0;
        double busy = 0;
        double present = 0;
        double workers = 0;
        for (int i = 0; i < fleet.servers(); i++) {
            ServerFigures figures = fleet.server(i).figures();
            served += figures.served();
            refused += figures.refused();
            shed += figures.shed();
            lost += figures.lost();
            busy += figures.meanBusy();
            present += figures.meanPresent();
            workers += figures.meanWorkers();
        }
        return new GraphResult.ServiceResult(spec.name, served, refused, shed, lost, busy / workers, present);
    }

    @Override
    public boolean isActive() {
        return run.isActive();
    }
}
