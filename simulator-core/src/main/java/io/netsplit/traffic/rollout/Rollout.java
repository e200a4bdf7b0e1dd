package io.netsplit.traffic.rollout;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.fleet.Fleet;
import io.netsplit.traffic.server.Server;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A rollout at work in a run: it decides which version a request goes to, what the versions do to it, and what comes next.
 * Whether a request is for the new version and whether it would fail is drawn by its number, so that a larger share adds
 * requests and takes none away, and all variants see the same (common random numbers).
 */
public final class Rollout {
    private final Simulation simulation;
    private final RolloutSpec spec;
    private final Instances instances;
    private final @Nullable Analysis analysis;
    private final RolloutFigures figures;
    private final Plan plan;
    private final BooleanSupplier isActive;
    private final Prng split;
    private final Prng failure;
    private final int servers;
    private Consumer<RolloutFigures.Phase> onPhase = phase -> {};
    private double share;

    /**
     * @param fleet split at the first new server where the strategy splits
     * @param crash stops a server of the fleet, with all that is in its memory
     * @param isActive whether requests are still to come or to end
     */
    public Rollout(Simulation simulation, RolloutSpec spec, Fleet fleet, IntConsumer crash, BooleanSupplier isActive) {
        this.simulation = simulation;
        this.spec = spec;
        this.isActive = isActive;
        instances = new Instances(simulation, spec, fleet, crash);
        servers = fleet.servers();
        AnalysisSpec looksBy = spec.analysis();
        analysis = looksBy == null
                ? null
                : new Analysis(looksBy, spec.strategy().looks(looksBy.intervalNs(), servers - spec.firstNew()));
        figures = new RolloutFigures(spec.atNs());
        split = simulation.random("traffic/rollout/split");
        failure = simulation.random("traffic/rollout/failure");
        plan = plan(new Looks(this, analysis));
    }

    private Plan plan(Looks looks) {
        if (spec.strategy() instanceof Strategy.BlueGreen blueGreen) {
            return new BlueGreenPlan(this, blueGreen, looks);
        }
        return spec.strategy() instanceof Strategy.Rolling rolling
                ? new RollingPlan(this, rolling, looks, spec.firstNew())
                : new CanaryPlan(this, (Strategy.Canary) spec.strategy(), looks);
    }

    /** Before the first request. */
    public void start() {
        instances.begin(plan::changed);
        simulation.scheduleAt(spec.atNs(), plan::begin);
    }

    /** Whether the request goes to the new version, where the strategy splits. */
    public boolean isForNew(Request request) {
        if (share == 0 || share == 1) {
            return share == 1;
        }
        boolean byClient = spec.strategy() instanceof Strategy.Canary canary && canary.byClient();
        split.jumpTo(byClient ? request.client() : request.number());
        return split.nextDouble() < share;
    }

    /** How much longer a request takes that is sent to the server now than the server's service time says. */
    public double factor(Server server) {
        return instances.factor(server);
    }

    /** The server has done the request's work. Whether the answer is an error nevertheless. */
    public boolean fails(Server server, Request request) {
        failure.jumpTo(request.number());
        return failure.nextDouble() < instances.errors(server.number(), request.presentAtArrival());
    }

    /** The request has been sent to a server. */
    public void sent(Request request) {
        instances.sent(request.server());
        if (instances.isNew(request.server())) {
            figures.exposed(simulation.now());
        }
    }

    /**
     * Whoever sent the request knows what became of it.
     *
     * @param ok whether it has an answer that is no error and came in time
     * @param latencyNs for which it waited
     */
    public void ended(Request request, boolean ok, long latencyNs) {
        if (analysis != null) {
            analysis.ended(request, instances.isNew(request.server()), ok, latencyNs);
        }
    }

    public RolloutFigures figures() {
        return figures;
    }

    long nowNs() {
        return simulation.now();
    }

    /** Does it then, where the run still goes on. */
    void after(long delayNs, Runnable what) {
        simulation.schedule(delayNs, () -> {
            if (isActive.getAsBoolean()) {
                what.run();
            }
        });
    }

    void afterNotice(Runnable what) {
        after(spec.noticeNs(), what);
    }

    /** The new version gets this share of the requests as soon as balancers have heard of it; then {@code next}. */
    void share(double value, Runnable next) {
        afterNotice(() -> {
            share = value;
            next.run();
        });
    }

    void restartAnalysis() {
        if (analysis != null) {
            analysis.restart(simulation.now());
        }
    }

    void restartAnalysisOfNew() {
        if (analysis != null) {
            analysis.restartNew(simulation.now());
        }
    }

    void phase(String name) {
        next(name, false);
    }

    private void next(String name, boolean isOver) {
        RolloutFigures.Phase phase = new RolloutFigures.Phase(name, simulation.now(), isOver);
        figures.phase(phase);
        onPhase.accept(phase);
    }

    /** Tells {@code watcher} of each part that begins. */
    public void watchPhases(Consumer<RolloutFigures.Phase> watcher) {
        onPhase = watcher;
    }

    void decided() {
        phase("rolling back");
        figures.decided(simulation.now());
    }

    void rolledBack() {
        next("rolled back", true);
        figures.rolledBack(simulation.now());
    }

    void completed() {
        next("completed", true);
        figures.completed(simulation.now());
    }

    static String percent(double share) {
        double percent = 100 * share;
        return percent == Math.rint(percent)
                ? String.format(Locale.ROOT, "%d %%", (long) percent)
                : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    private int first(boolean ofNew) {
        return ofNew ? spec.firstNew() : 0;
    }

    private int end(boolean ofNew) {
        return ofNew ? servers : spec.firstNew();
    }

    void startAllNew() {
        startAll(true);
    }

    void startAllOld() {
        startAll(false);
    }

    private void startAll(boolean ofNew) {
        for (int i = first(ofNew); i < end(ofNew); i++) {
            if (!instances.isWanted(i)) {
                instances.start(i, true);
            }
        }
    }

    void stopAllNew() {
        stopAll(true);
    }

    void stopAllOld() {
        stopAll(false);
    }

    private void stopAll(boolean ofNew) {
        for (int i = first(ofNew); i < end(ofNew); i++) {
            if (instances.isWanted(i)) {
                instances.leave(i);
            }
        }
    }

    boolean isAllNewUp() {
        return available(true, 0) == end(true) - first(true);
    }

    boolean isAllOldUp() {
        return available(false, 0) == end(false) - first(false);
    }

    /** Warms all instances of the new version up, and goes on when that is done. */
    void warmUpNew(Runnable next) {
        after(spec.to().warmUp().forNs(), () -> {
            for (int i = first(true); i < servers; i++) {
                instances.warmUp(i);
            }
            next.run();
        });
    }

    /** Instances of a version that have been ready so long, and are up. */
    int available(boolean ofNew, long forNs) {
        int found = 0;
        for (int i = first(ofNew); i < end(ofNew); i++) {
            found += instances.isAvailable(i, forNs) ? 1 : 0;
        }
        return found;
    }

    /** Instances of a version that run and are not on their way out. */
    int running(boolean ofNew) {
        int found = 0;
        for (int i = first(ofNew); i < end(ofNew); i++) {
            found += instances.isWanted(i) ? 1 : 0;
        }
        return found;
    }

    /** Starts one more; false where there is no room for it. */
    boolean startOne(boolean ofNew, boolean readiness) {
        for (int i = first(ofNew); i < end(ofNew); i++) {
            if (instances.isAbsent(i)) {
                instances.start(i, readiness);
                return true;
            }
        }
        return false;
    }

    boolean stopOne(boolean ofNew) {
        for (int i = first(ofNew); i < end(ofNew); i++) {
            if (instances.isWanted(i)) {
                instances.leave(i);
                return true;
            }
        }
        return false;
    }

    boolean stopOneUnavailable(boolean ofNew, long forNs) {
        for (int i = first(ofNew); i < end(ofNew); i++) {
            if (instances.isWanted(i) && !instances.isAvailable(i, forNs)) {
                instances.leave(i);
                return true;
            }
        }
        return false;
    }
}
