package io.netsplit.scenario.live;

import io.netsplit.cluster.Cluster;
import io.netsplit.fault.FaultInjector;
import io.netsplit.fault.FaultStep;
import io.netsplit.kernel.Limits;
import io.netsplit.pace.LivePace;
import io.netsplit.run.BackEnd;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.plan.Planner;
import io.netsplit.scenario.runner.Sweep;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A run on real nodes. The wall clock drives it: it neither waits for whoever looks on nor goes back, and what is done by hand is
 * done to the nodes that run, by the one that injects the scenario's own faults. Closing the door on it ends its processes.
 */
public final class RealTimeRun implements LiveRun {
    private static final long END_SECONDS = 15;

    /**
     * Where a run takes place.
     *
     * @param file the scenario with what of it can be judged there
     */
    public record Place(BackEnd backEnd, ScenarioFile file) {}

    /** What is there while it takes place. */
    private record Hold(BackEnd backEnd, Cluster cluster, LivePace pace, FaultInjector injector) {}

    private final String variant;
    private final long seed;
    private final LiveWatcher watcher;
    private final CountDownLatch gone = new CountDownLatch(1);
    /** What was asked for; what is done already does not mind the end. */
    private final Queue<CompletableFuture<Long>> acts = new ConcurrentLinkedQueue<>();

    private volatile @Nullable Hold hold;
    private volatile boolean abandoned;
    private volatile boolean over;

    private RealTimeRun(String variant, long seed, LiveWatcher watcher) {
        this.variant = variant;
        this.seed = seed;
        this.watcher = watcher;
    }

    /** Starts the nodes and then the run; {@code place} is asked on the thread of the run, and says by an exception why not. */
    static RealTimeRun start(Supplier<Place> place, String variant, long seed, LiveWatcher watcher) {
        RealTimeRun run = new RealTimeRun(variant, seed, watcher);
        Thread thread = new Thread(() -> run.take(place), "live-nodes");
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // a watcher is told, whatever happened
    private void take(Supplier<Place> asked) {
        try {
            Place place = asked.get();
            LiveLines lines = new LiveLines(place.file().name(), variant, seed, watcher);
            SweepOptions options = SweepOptions.DEFAULT
                    .withSeeds(List.of(seed))
                    .withVariants(List.of(variant))
                    .withDetail(false)
                    .withInterrupted(() -> abandoned)
                    .withBackEnd(new WatchedNodes(place.backEnd(), lines, this::holds));
            var result = Sweep.run(place.file(), options, SweepProgress.NONE);
            end();
            watcher.ends(result.interrupted() ? Optional.empty() : Optional.of(result), "");
        } catch (RuntimeException | Error e) {
            end();
            watcher.ends(Optional.empty(), abandoned ? "" : String.valueOf(e.getMessage()));
        } finally {
            gone.countDown();
        }
    }

    private void holds(BackEnd backEnd, Cluster cluster, LivePace pace, FaultInjector injector) {
        hold = new Hold(backEnd, cluster, pace, injector);
    }

    private void end() {
        over = true;
        acts.forEach(one -> one.completeExceptionally(new IllegalArgumentException("the run is over")));
    }

    /**
     * Does one step of a scenario's faults to the nodes, at once and whatever instant the step names, by its name.
     *
     * @param with the scenario of this run with this step in it
     * @return the instant at which it was done; completes on the thread of the run, with an {@link IllegalArgumentException} for
     *     the user where it was not
     * @throws IllegalArgumentException where it cannot be done here; the message is for the user
     */
    public CompletableFuture<Long> act(ScenarioFile with, String step) {
        Hold held = hold;
        if (held == null) {
            throw new IllegalArgumentException("the nodes are not there yet");
        }
        Scenario scenario = with.variant(variant).orElseThrow().scenario();
        RunSpec spec = Planner.plan(scenario, seed, List.of(), Limits.DEFAULT);
        List<String> objections = held.backEnd.objections(spec);
        if (!objections.isEmpty()) {
            throw new IllegalArgumentException(
                    held.backEnd.name() + " cannot do this: " + String.join("; ", objections));
        }
        FaultStep fault = spec.faults().steps().stream()
                .filter(one -> one.name().equals(step))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no step is called '" + step + "'"));
        CompletableFuture<Long> done = new CompletableFuture<>();
        acts.add(done);
        held.pace.submit(() -> inject(held, fault, done));
        if (over) {
            end();
        }
        return done;
    }

    @SuppressWarnings("CollectionUndefinedEquality") // the very same one is meant
    private void inject(Hold held, FaultStep fault, CompletableFuture<Long> done) {
        int skipped = held.injector.skipped().size();
        try {
            held.injector.inject(fault.name(), fault.fault(), fault.forNs().minNs());
        } catch (IllegalArgumentException e) {
            done.completeExceptionally(e);
            return;
        }
        var since =
                held.injector.skipped().subList(skipped, held.injector.skipped().size());
        if (since.isEmpty()) {
            done.complete(held.cluster.simulation().now());
        } else {
            done.completeExceptionally(new IllegalArgumentException(since.get(0).reason()));
        }
    }

    /** Ends it as if it had been planned to last until now; it is judged. */
    public void endNow() {
        Hold held = hold;
        if (held != null) {
            held.pace.end();
        }
    }

    @Override
    public void openUntil(long timeNs) {
        // The wall clock decides.
    }

    @Override
    public void step() {
        // Real nodes have no next event.
    }

    @Override
    public void abandon() {
        abandoned = true;
    }

    @Override
    public void awaitEnd() {
        try {
            gone.await(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
