package io.netsplit.visualizer.live;

import io.netsplit.scenario.format.ParseResult;
import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.grammar.DurationText;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.live.FaultLines;
import io.netsplit.scenario.live.RealTimeRun;
import io.netsplit.scenario.live.Script;
import io.netsplit.scenario.live.Workshop;
import io.netsplit.scenario.live.Workshop.RealPlace;
import io.netsplit.trace.Divergence;
import io.netsplit.visualizer.live.Branch.Deed;
import io.netsplit.visualizer.model.Beside;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.opening.Besides;
import io.netsplit.visualizer.opening.Judgements;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one scenario that take place while they are looked at. What a person does by hand forks a branch: the scenario with
 * one more fault, run anew, quickly to that moment and from there on at the pace of whoever looks. Nothing is ever overwritten,
 * and every branch can be written down as a scenario that is that branch, event by event.
 *
 * <p>Called from one thread, that of the window, and never waits: {@link #pump}, once a frame, takes up what has come.
 */
public final class Studio {
    /** Branches beyond this many push out the oldest. */
    private static final int BRANCHES_MAX = 24;

    /** What is done by hand is done at a whole millisecond, so that its line is short. */
    private static final long GRAIN_NS = 1_000_000;

    /** How far a new branch goes beyond where it forks. */
    private static final long AHEAD_NS = 100_000_000;

    private final Workshop workshop;
    private final Script script;
    private final String id;
    private final String variant;
    private final long seed;
    private final String on;
    private final Snapshots snapshots;
    private final List<Branch> branches = new ArrayList<>();
    private final Queue<Runnable> heard = new ConcurrentLinkedQueue<>();
    private Branch current;
    private @Nullable Beside parted;
    private @Nullable Branch partedBranch;
    private @Nullable RealTimeRun nodes;
    private int lastDeed;
    private int lastBranch;

    /**
     * Opens a scenario for the simulator; nothing runs yet.
     *
     * @param variant empty for the first
     * @param seed empty for the scenario's first
     * @throws IllegalArgumentException where the scenario has a mistake; the message is for the user
     */
    public Studio(Workshop workshop, Script script, String variant, Optional<Long> seed) {
        this(workshop, script, variant, seed, "");
    }

    /**
     * As {@link #Studio(Workshop, Script, String, Optional)}, for real nodes.
     *
     * @param on their back end; empty for the simulator
     */
    public Studio(Workshop workshop, Script script, String variant, Optional<Long> seed, String on) {
        ScenarioFile file = valid(script.read());
        this.workshop = workshop;
        this.script = script;
        this.id = file.name();
        this.variant = variant.isEmpty() ? file.variants().get(0).name() : variant;
        if (file.variant(this.variant).isEmpty()) {
            throw new IllegalArgumentException(script.name() + " has no variant '" + variant + "'; it has "
                    + String.join(
                            ", ",
                            file.variants().stream().map(one -> one.name()).toList()));
        }
        this.seed = seed.orElseGet(() -> file.seeds().get(0));
        this.on = on;
        this.snapshots = new Snapshots(new Judgements(workshop.command()));
        this.current = first(0);
        branches.add(current);
    }

    private Branch first(long forkNs) {
        return new Branch(isReal() ? "on " + on : "main", "", isReal() ? 0 : forkNs, List.of());
    }

    /** Starts the run without a hand on it; it goes on as far as somebody wants to see it. */
    public void start() {
        startSeenFrom(0);
    }

    /** As {@link #start}, but nothing of it shows before it has come to this instant. */
    public void startSeenFrom(long timeNs) {
        current = first(timeNs);
        branches.set(0, current);
        start(current, valid(script.read()));
        current.want(timeNs);
    }

    /** The main branch is known already: the recording of this very scenario, variant and seed. */
    public void startFrom(OpenedRun recorded) {
        current.show(recorded, true);
    }

    public Script script() {
        return script;
    }

    public String variant() {
        return variant;
    }

    public long seed() {
        return seed;
    }

    /** The back end of the real nodes; empty where it is simulated. */
    public String on() {
        return on;
    }

    /** Whether it takes place on real nodes: in real time, once, and without branches. */
    public boolean isReal() {
        return !on.isEmpty();
    }

    /** Where it could run beside the simulator; may take a moment, and may be asked on any thread. */
    public List<RealPlace> places(Workshop where) {
        return where.places(valid(script.read()), variant);
    }

    /** In the order in which they were made; the main one first. */
    public List<Branch> branches() {
        return List.copyOf(branches);
    }

    public Branch current() {
        return current;
    }

    /** Whether the branch may still go on. */
    public boolean isLive() {
        return !current.isSettled()
                && !(isReal() && current.take().isOver() && !problem().isEmpty());
    }

    /** Lets the branch go on up to this instant. */
    public void want(long timeNs) {
        current.want(timeNs);
    }

    /** Lets the branch go on to its next event. */
    public void step() {
        current.step();
    }

    /**
     * Does this at an instant of the branch that is seen, and thereby makes another branch, which is then the one that is seen.
     * What was done by hand later than that is not part of it.
     *
     * @return the line of the scenario that does it
     * @throws IllegalArgumentException where it cannot be done then; the message is for the user
     */
    public String fork(Hand hand, long atNs) {
        long whenNs = whole(atNs);
        List<Deed> deeds = new ArrayList<>();
        current.deeds().stream().filter(deed -> deed.atNs() <= whenNs).forEach(deeds::add);
        String step = step(hand, lastDeed + 1, whenNs);
        deeds.add(new Deed(whenNs, step));
        Branch next = new Branch("branch " + (lastBranch + 1), current.name(), whenNs, deeds);
        ScenarioFile file = valid(changed(next).read());
        lastDeed++;
        lastBranch++;
        start(next, file);
        // A little further, so that what is lost at a cut shows that it is one.
        next.want(whenNs + AHEAD_NS);
        add(next);
        current = next;
        return step;
    }

    private static String name(Hand hand, int number) {
        return hand.word() + "-by-hand-" + number;
    }

    private static String step(Hand hand, int number, long atNs) {
        return "{ at: " + DurationText.of(atNs) + ", name: " + name(hand, number) + ", " + hand.fields() + " }";
    }

    /**
     * Does this to the real nodes, now.
     *
     * @param done takes the line of the scenario that does it, once it is done: by a later {@link #pump}
     * @param failed takes why it was not
     * @throws IllegalArgumentException where it cannot be done; the message is for the user
     */
    public void act(Hand hand, Consumer<String> done, Consumer<String> failed) {
        RealTimeRun there = nodes;
        if (there == null) {
            throw new IllegalArgumentException("nothing runs");
        }
        Branch branch = current;
        int number = lastDeed + 1;
        // It is done at the instant at which the nodes are by then; to read the step, one close to that will do.
        String step = step(hand, number, whole(branch.take().headNs()));
        List<String> steps = new ArrayList<>(branch.steps());
        steps.add(step);
        ScenarioFile with = valid(with(branch, steps).read());
        lastDeed = number;
        var unused = there.act(with, name(hand, number))
                .whenComplete((atNs, failure) -> heard.add(() -> {
                    if (failure != null) {
                        failed.accept(String.valueOf(failure.getMessage()));
                        return;
                    }
                    String line = step(hand, number, whole(atNs));
                    branch.did(new Deed(atNs, line));
                    done.accept(line);
                }));
    }

    private static long whole(long atNs) {
        return Math.max(GRAIN_NS, (atNs + GRAIN_NS - 1) / GRAIN_NS * GRAIN_NS);
    }

    private void add(Branch next) {
        branches.add(next);
        if (branches.size() > BRANCHES_MAX) {
            Branch oldest = branches.get(1) == current ? branches.get(2) : branches.get(1);
            oldest.abandon();
            branches.remove(oldest);
        }
    }

    /** Shows the next branch, or the one before. */
    public void turn(int steps) {
        current = branches.get(Math.floorMod(branches.indexOf(current) + steps, branches.size()));
    }

    /** The scenario that is this branch. */
    public Script asScript() {
        return changed(current);
    }

    private Script changed(Branch branch) {
        return branch.deeds().isEmpty() ? script : with(branch, branch.steps());
    }

    private Script with(Branch branch, List<String> steps) {
        String name = id + "-" + branch.name().replace(' ', '-') + ".netsplit.yaml";
        return new Script(name, FaultLines.add(script, variant, steps), Optional.empty());
    }

    /**
     * What has come of the branch that is seen since the last time; empty where that is nothing. A branch that is new shows only
     * once it has come to where it forked, so that nobody sees time begin again.
     */
    public Optional<OpenedRun> pump(@Nullable OpenedRun seen) {
        for (Runnable next = heard.poll(); next != null; next = heard.poll()) {
            next.run();
        }
        Branch branch = current;
        if (!branch.isSettled()) {
            snapshots.of(branch.take()).ifPresent(shot -> branch.show(shot.run(), shot.over()));
        }
        OpenedRun shown = branch.shown();
        boolean arrived =
                shown != null && (branch.isSettled() || shown.recording().endNs() >= branch.forkNs());
        return arrived && shown != seen ? Optional.of(Objects.requireNonNull(shown)) : Optional.empty();
    }

    /** The branch that is seen, held against the one that it comes from; empty where that is not known any more. */
    public Optional<Beside> beside() {
        Branch branch = current;
        OpenedRun seen = branch.shown();
        OpenedRun origin = branches.stream()
                .filter(other -> other.name().equals(branch.origin()))
                .findFirst()
                .map(Branch::shown)
                .orElse(null);
        if (seen == null || origin == null) {
            return Optional.empty();
        }
        parted = branch == partedBranch ? parted : null;
        partedBranch = branch;
        Beside before = parted;
        // What has parted once has parted for good, and what was the same stays the same.
        parted = before != null && before.divergence().answer() == Divergence.Answer.DIFFERENT
                ? before.withOther(origin)
                : Besides.of(seen, branch.name(), origin, branch.origin(), before == null ? 0 : before.event());
        return Optional.of(parted);
    }

    /** Why the branch that is seen could not take place; empty where it could. */
    public String problem() {
        return current.take().problem();
    }

    /** Whether the branch has not come yet to where it forked. */
    public boolean isCatchingUp() {
        OpenedRun shown = current.shown();
        return !current.isSettled() && (shown == null || shown.recording().endNs() < current.forkNs());
    }

    /** Gives up everything that runs. */
    public void close() {
        branches.forEach(Branch::abandon);
        snapshots.close();
    }

    /** Waits until nothing is left of what was given up, as processes. */
    public void awaitEnd() {
        branches.forEach(Branch::awaitEnd);
    }

    private void start(Branch branch, ScenarioFile file) {
        if (isReal()) {
            nodes = workshop.start(file, variant, seed, on, branch.take());
            branch.runs(nodes);
        } else {
            branch.runs(workshop.start(file, variant, seed, branch.take()));
        }
    }

    private static ScenarioFile valid(ParseResult read) {
        return read.file().orElseThrow(() -> {
            Diagnostic first = read.diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .findFirst()
                    .orElseThrow();
            String help = first.help().isEmpty() ? "" : "; " + first.help();
            return new IllegalArgumentException(
                    first.message() + help + " (" + first.span().place() + ")");
        });
    }
}
