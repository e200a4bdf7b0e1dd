package io.netsplit.fault;

import io.netsplit.cluster.Cluster;
import io.netsplit.kernel.Simulation;
import io.netsplit.kernel.Timer;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Executes a schedule of faults on a cluster. Each step and nemesis has a stream of chance of its own, so that adding
 * one leaves the others unchanged. What fired, on whom and for how long is there afterwards as {@link #intervals}.
 *
 * <p>A fault that names the leader and finds none looks again every ten milliseconds of virtual time, and its duration
 * counts from when it has found one, who by the step has led for long enough; after the schedule's bound it is given up and recorded as {@link #skipped}.
 */
public final class FaultInjector {
    private static final long LEADER_POLL_NS = 10_000_000;

    /** One firing in force. */
    private static final class Active {
        private final String name;
        private final String verb;
        private final List<List<Integer>> sides;
        private final int members;
        private final long startNs;
        private Runnable undo = () -> {};
        private long endNs = Long.MAX_VALUE;
        private @Nullable Timer timer;

        Active(String name, Fault fault, List<List<Integer>> sides, int members, long startNs) {
            this.name = name;
            this.verb = fault.verb();
            this.sides = sides;
            this.members = members;
            this.startNs = startNs;
        }
    }

    /** Since when a fault waits for a leader, and how long that one has to have led. */
    private record Wait(long sinceNs, long leaderForNs) {}

    private final Cluster cluster;
    private final Simulation simulation;
    private final FaultSchedule schedule;
    private final Conditions conditions;
    private final Effects effects;
    private final List<Active> all = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private final List<SkippedFault> skipped = new ArrayList<>();

    /** An injector for systems without membership changes and runs without load changes. */
    public FaultInjector(Cluster cluster, FaultSchedule schedule) {
        this(cluster, schedule, Administrator.NONE, LoadControl.NONE);
    }

    public FaultInjector(Cluster cluster, FaultSchedule schedule, Administrator administrator, LoadControl load) {
        this.cluster = cluster;
        this.simulation = cluster.simulation();
        this.schedule = schedule;
        this.conditions = new Conditions(cluster);
        this.effects = new Effects(cluster, conditions, administrator, load);
        schedule.steps()
                .forEach(step -> requireKnownNames(step.name(), step.fault().selectors()));
        for (Nemesis nemesis : schedule.nemeses()) {
            nemesis.kinds().forEach(kind -> requireKnownNames(nemesis.name(), kind.selectors()));
        }
    }

    /** Puts the schedule into force. Call once, before the simulation runs. */
    public void start() {
        for (FaultStep step : schedule.steps()) {
            Prng random = simulation.random("fault/" + step.name());
            if (step.trigger() instanceof Trigger.At at) {
                simulation.scheduleAt(at.time().sampleNs(random), () -> fire(step, random));
            } else if (step.trigger() instanceof Trigger.Every every) {
                recur(step, every, every.fromNs(), random);
            }
        }
        for (Nemesis nemesis : schedule.nemeses()) {
            strike(nemesis, nemesis.fromNs(), simulation.random("fault/" + nemesis.name()));
        }
        for (QuietWindow window : schedule.quiet()) {
            simulation.scheduleAt(window.fromNs(), this::healAll);
        }
        if (schedule.livenessFromNs() != Long.MAX_VALUE) {
            simulation.scheduleAt(schedule.livenessFromNs(), this::healAll);
        }
    }

    /** Every firing so far, in order of time; the end of one that is still active is {@link Long#MAX_VALUE}. */
    public List<FaultInterval> intervals() {
        List<FaultInterval> intervals = new ArrayList<>();
        for (Active fault : all) {
            intervals.add(
                    new FaultInterval(fault.name, fault.verb, fault.sides, fault.members, fault.startNs, fault.endNs));
        }
        return intervals;
    }

    /** Faults that were to fire and could not. */
    public List<SkippedFault> skipped() {
        return List.copyOf(skipped);
    }

    /** Ends every active fault and restarts every node whose process gave up. */
    public void healAll() {
        for (Active fault : List.copyOf(all)) {
            end(fault);
        }
        conditions.restartAllHalted();
    }

    /** Ends the active faults of this name. */
    public void heal(String name) {
        for (Active fault : List.copyOf(all)) {
            if (fault.name.equals(name)) {
                end(fault);
            }
        }
    }

    /** Makes {@code fault} happen now, outside any schedule, for {@code durationNs} nanoseconds or, where 0, until healed. */
    public void inject(String name, Fault fault, long durationNs) {
        requireKnownNames(name, fault);
        attempt(name, fault, durationNs, simulation.random("fault/" + name), new Wait(simulation.now(), 0));
    }

    private void recur(FaultStep step, Trigger.Every every, long lastNs, Prng random) {
        long nextNs = lastNs + every.period().sampleNs(random);
        if (nextNs > every.untilNs()) {
            return;
        }
        simulation.scheduleAt(nextNs, () -> {
            if (schedule.isOpen(simulation.now()) && active(step.name()) == 0) {
                fire(step, random);
            }
            recur(step, every, nextNs, random);
        });
    }

    private void strike(Nemesis nemesis, long lastNs, Prng random) {
        long nextNs = lastNs + Math.max(1, nemesis.pause().sampleNs(random));
        if (nextNs > nemesis.untilNs()) {
            return;
        }
        simulation.scheduleAt(nextNs, () -> {
            if (schedule.isOpen(simulation.now()) && active(nemesis.name()) < nemesis.maxActive()) {
                Fault kind = nemesis.kinds().get(random.nextInt(nemesis.kinds().size()));
                long lastingNs = nemesis.lasting().sampleNs(random);
                attempt(nemesis.name(), kind, lastingNs, random, new Wait(simulation.now(), 0));
            }
            strike(nemesis, nextNs, random);
        });
    }

    private void fire(FaultStep step, Prng random) {
        Wait wait = new Wait(simulation.now(), step.leaderForNs());
        attempt(step.name(), step.fault(), step.forNs().sampleNs(random), random, wait);
    }

    /** Begins the fault, or waits for a leader where it needs one. */
    private void attempt(String name, Fault fault, long durationNs, Prng random, Wait wait) {
        long now = simulation.now();
        if (!Selections.needsLeader(fault.selectors()) || isLed(wait.leaderForNs)) {
            begin(name, fault, durationNs, random);
        } else if (now - wait.sinceNs >= schedule.leaderWaitNs()) {
            skip(name, "there was no leader for " + schedule.leaderWaitNs() / 1_000_000 + " ms");
        } else {
            waiting.add(name);
            simulation.schedule(LEADER_POLL_NS, () -> {
                waiting.remove(name);
                if (schedule.isOpen(simulation.now())) {
                    attempt(name, fault, durationNs, random, wait);
                } else {
                    skip(name, "there was no leader until all was to be quiet");
                }
            });
        }
    }

    /** True where somebody leads, and has done so for this long. */
    private boolean isLed(long forNs) {
        int leader = Selections.leader(cluster);
        return leader != Selections.NOBODY && simulation.now() - cluster.roleSinceNs(leader) >= forNs;
    }

    private void begin(String name, Fault fault, long durationNs, Prng random) {
        Selections selections = new Selections(cluster, random);
        int members = selections.members().size();
        Effects.Plan plan = fault instanceof Fault.Heal heal
                ? new Effects.Plan(List.of(), heal.name(), () -> heal(heal), null)
                : effects.plan(fault, selections, durationNs);
        String problem = plan.problem();
        if (problem != null) {
            skip(name, problem);
            return;
        }
        cluster.observers().faultStarted(simulation.now(), name, plan.detail());
        Active active = new Active(name, fault, plan.sides(), members, simulation.now());
        active.undo = plan.begin().get();
        all.add(active);
        if (fault instanceof Fault.Heal) {
            end(active);
        } else if (durationNs > 0) {
            Timer timer = simulation.timer(() -> end(active));
            active.timer = timer;
            timer.set(durationNs);
        }
    }

    private Runnable heal(Fault.Heal heal) {
        if (heal.name().equals(Fault.Heal.ALL)) {
            healAll();
        } else {
            heal(heal.name());
        }
        return () -> {};
    }

    private void end(Active fault) {
        if (fault.endNs != Long.MAX_VALUE) {
            return;
        }
        fault.endNs = simulation.now();
        if (fault.timer != null) {
            fault.timer.cancel();
        }
        fault.undo.run();
        cluster.observers().faultEnded(simulation.now(), fault.name);
    }

    private void skip(String name, String reason) {
        skipped.add(new SkippedFault(name, simulation.now(), reason));
        cluster.observers().faultSkipped(simulation.now(), name, reason);
    }

    private int active(String name) {
        int count = 0;
        for (Active fault : all) {
            count += fault.name.equals(name) && fault.endNs == Long.MAX_VALUE ? 1 : 0;
        }
        for (String other : waiting) {
            count += other.equals(name) ? 1 : 0;
        }
        return count;
    }

    private void requireKnownNames(String step, Fault fault) {
        requireKnownNames(step, fault.selectors());
        if (fault instanceof Fault.AddNode add && cluster.group(add.group()).isEmpty()) {
            throw new IllegalArgumentException(
                    "fault '" + step + "' adds to '" + add.group() + "', which is no group with nodes or spares");
        }
    }

    private void requireKnownNames(String step, List<Selector> selectors) {
        for (Selector selector : selectors) {
            if (selector instanceof Selector.Union union) {
                requireKnownNames(step, union.parts());
            } else if (selector instanceof Selector.Named named
                    && cluster.group(named.name()).isEmpty()
                    && (cluster.address(named.name()) < 0 || cluster.address(named.name()) >= cluster.nodes())) {
                throw new IllegalArgumentException(
                        "fault '" + step + "' names '" + named.name() + "', which is no node and no group");
            }
        }
    }
}
