package io.netsplit.scenario.plan;

import io.netsplit.cluster.clock.Correction;
import io.netsplit.cluster.clock.Strobe;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Nemesis;
import io.netsplit.fault.QuietWindow;
import io.netsplit.fault.Trigger;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.TimeDistributions;
import io.netsplit.scenario.format.model.Timing;
import io.netsplit.scenario.format.word.IsolationDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a scenario says will go wrong. */
final class Faults {
    private Faults() {}

    static FaultSchedule of(Scenario scenario) {
        List<FaultStep> steps = new ArrayList<>();
        List<Nemesis> nemeses = new ArrayList<>();
        for (io.netsplit.scenario.format.model.FaultStep step : scenario.faults()) {
            if (step.action() instanceof FaultAction.Random random) {
                nemeses.add(nemesis(step, random, scenario.topology().nodeCount()));
            } else {
                steps.add(new FaultStep(
                        step.name(), trigger(step.timing()), lasts(step), fault(step.action()), step.leaderForNs()));
            }
        }
        List<QuietWindow> quiet = scenario.run().quiet().stream()
                .map(range -> new QuietWindow(range.minNs(), range.maxNs()))
                .toList();
        FaultSchedule schedule = FaultSchedule.of(steps).withNemeses(nemeses).withQuiet(quiet);
        return scenario.run().livenessNs() > 0
                ? schedule.withLivenessFrom(scenario.run().healAllNs())
                : schedule;
    }

    private static Nemesis nemesis(
            io.netsplit.scenario.format.model.FaultStep step, FaultAction.Random random, int nodes) {
        if (!(step.timing() instanceof Timing.Every every)) {
            throw new IllegalArgumentException("random faults recur: '" + step.name() + "' needs 'every'");
        }
        return new Nemesis(
                step.name(),
                RandomFaults.of(random.faults(), nodes),
                range(every.gap()),
                lasts(step),
                random.atOnce(),
                every.fromNs(),
                every.untilNs());
    }

    private static Trigger trigger(Timing timing) {
        if (timing instanceof Timing.At at) {
            return new Trigger.At(range(at.at()));
        }
        if (timing instanceof Timing.Every every) {
            return new Trigger.Every(range(every.gap()), every.fromNs(), every.untilNs());
        }
        throw new IllegalArgumentException("no such kind of timing: " + timing);
    }

    private static DurationRange lasts(io.netsplit.scenario.format.model.FaultStep step) {
        Optional<Range> lasts = step.timing().lasts();
        if (lasts.isPresent()) {
            return range(lasts.get());
        }
        return step.watchNs() >= 0 ? DurationRange.of(step.watchNs()) : DurationRange.ZERO;
    }

    private static DurationRange range(Range range) {
        return new DurationRange(range.minNs(), range.maxNs());
    }

    static Fault fault(FaultAction action) {
        return action instanceof FaultAction.Partition
                        || action instanceof FaultAction.RandomHalves
                        || action instanceof FaultAction.MajoritiesRing
                        || action instanceof FaultAction.Flap
                        || action instanceof FaultAction.Bridge
                        || action instanceof FaultAction.Isolate
                        || action instanceof FaultAction.Swizzle
                        || action instanceof FaultAction.Degrade
                ? ofNetwork(action)
                : ofNodes(action);
    }

    private static Fault ofNetwork(FaultAction action) {
        if (action instanceof FaultAction.Partition one) {
            return new Fault.Partition(Selectors.of(one.groups()), direction(one.direction()));
        }
        if (action instanceof FaultAction.RandomHalves) {
            return new Fault.RandomHalves();
        }
        if (action instanceof FaultAction.MajoritiesRing) {
            return new Fault.MajoritiesRing();
        }
        if (action instanceof FaultAction.Flap one) {
            return new Fault.Flap(Selectors.of(one.groups()), range(one.down()), range(one.up()));
        }
        if (action instanceof FaultAction.Bridge one) {
            return new Fault.Bridge(Selectors.of(one.middle()));
        }
        if (action instanceof FaultAction.Isolate one) {
            return new Fault.Isolate(Selectors.of(one.nodes()), direction(one.direction()));
        }
        if (action instanceof FaultAction.Swizzle one) {
            return new Fault.Swizzle(Selectors.of(one.nodes()));
        }
        return degrade((FaultAction.Degrade) action);
    }

    private static Fault degrade(FaultAction.Degrade one) {
        boolean turned = one.direction() == io.netsplit.scenario.format.word.CutDirection.SECOND_TO_FIRST;
        return new Fault.Degrade(
                Selectors.of(turned ? one.to() : one.from()),
                Selectors.of(turned ? one.from() : one.to()),
                one.direction() == io.netsplit.scenario.format.word.CutDirection.BOTH,
                Links.change(one.settings()));
    }

    private static Fault ofNodes(FaultAction action) {
        if (action instanceof FaultAction.Crash one) {
            return new Fault.Crash(
                    Selectors.of(one.nodes()), DiskLoss.valueOf(one.lose().name()));
        }
        if (action instanceof FaultAction.Pause one) {
            return new Fault.Pause(Selectors.of(one.nodes()));
        }
        if (action instanceof FaultAction.Slow one) {
            return new Fault.Slow(Selectors.of(one.nodes()), one.factor());
        }
        if (action instanceof FaultAction.Disk one) {
            return new Fault.DiskFault(
                    Selectors.of(one.nodes()),
                    one.latency().map(TimeDistributions::of).orElse(null),
                    one.errors().orElse(0),
                    one.full(),
                    one.lying(),
                    one.lost());
        }
        if (action instanceof FaultAction.Clock one) {
            return clock(one);
        }
        return ofCluster(action);
    }

    private static Fault clock(FaultAction.Clock one) {
        return new Fault.ClockChange(
                Selectors.of(one.nodes()),
                one.offsetNs().orElse(0),
                one.driftPpm().orElse(0),
                one.jumpNs().orElse(0),
                one.strobe()
                        .map(strobe -> new Strobe(strobe.byNs(), strobe.everyNs()))
                        .orElse(null),
                one.correction().map(Faults::correction).orElse(null));
    }

    static Correction correction(io.netsplit.scenario.format.model.Correction says) {
        return new Correction(says.everyNs(), says.accuracyNs(), says.slewPpm(), says.stepNs());
    }

    private static Fault ofCluster(FaultAction action) {
        if (action instanceof FaultAction.Add one) {
            return new Fault.AddNode(one.group(), one.count());
        }
        if (action instanceof FaultAction.Remove one) {
            return new Fault.RemoveNode(Selectors.of(one.nodes()));
        }
        if (action instanceof FaultAction.Transfer one) {
            return new Fault.TransferLeadership(Selectors.of(one.nodes()));
        }
        if (action instanceof FaultAction.Load one) {
            return new Fault.LoadChange(
                    one.ratePerSecond().orElse(0), one.clients().orElse(-1));
        }
        if (action instanceof FaultAction.Heal one) {
            return new Fault.Heal(one.fault().orElse(Fault.Heal.ALL));
        }
        throw new IllegalArgumentException("no such fault: " + action);
    }

    private static CutDirection direction(io.netsplit.scenario.format.word.CutDirection direction) {
        return switch (direction) {
            case BOTH -> CutDirection.BOTH;
            case FIRST_TO_SECOND -> CutDirection.OUTBOUND;
            case SECOND_TO_FIRST -> CutDirection.INBOUND;
        };
    }

    private static CutDirection direction(IsolationDirection direction) {
        return CutDirection.valueOf(direction.name());
    }
}
