package io.netsplit.scenario.runner;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.kernel.Pace;
import io.netsplit.scenario.assertion.TrafficFacts;
import io.netsplit.scenario.assertion.TrafficQuestions;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.plan.TrafficPlan;
import io.netsplit.scenario.plan.TrafficPlanner;
import io.netsplit.scenario.report.Version;
import io.netsplit.trace.Observer;
import io.netsplit.trace.TraceHeader;
import io.netsplit.trace.TraceWriter;
import io.netsplit.traffic.LabRun;
import io.netsplit.traffic.TrafficRun;
import io.netsplit.traffic.service.GraphRun;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run of the traffic lab. */
final class TrafficTask extends RunTask {
    private final @Nullable LabWatch watch;

    /** @param watch who looks on; null where nobody does */
    TrafficTask(String scenario, Variant variant, long seed, List<Assertion> assertions, @Nullable LabWatch watch) {
        super(scenario, variant, seed, assertions);
        this.watch = watch;
    }

    @Override
    Simulated simulate(Limits limits, Budget budget, @Nullable SweepFolder folder) {
        Started run = start(limits);
        if (watch != null) {
            return simulated(watched(run, watch));
        }
        OutputStream out = folder == null ? null : folder.open(traceFile());
        return simulated(folder == null || out == null ? run.toItsEnd(Pace.UNBOUND) : traced(run, out, folder));
    }

    /** A trace is written where every run leaves one: requests are too many to record them unasked. */
    @Override
    Again again(Focus focus, Limits limits, Budget budget, @Nullable SweepFolder folder) {
        TrafficFacts facts = start(limits).toItsEnd(Pace.UNBOUND);
        return new Again(
                simulated(facts),
                (summary, telling, where, traceFile) ->
                        TrafficSummaries.detail(summary, telling, where, facts, folder == null ? traceFile : ""));
    }

    private Simulated simulated(TrafficFacts facts) {
        return new Simulated(facts, () -> TrafficSummaries.of(variant(), facts), List::of);
    }

    private Started start(Limits limits) {
        Scenario scenario = whole().scenario();
        TrafficPlan plan = TrafficPlanner.plan(scenario, seed());
        TrafficQuestions questions = new TrafficQuestions(scenario, plan, assertions());
        long bucketNs = Buckets.lengthNs(scenario.run().durationNs());
        return new Started(scenario, plan, questions, plan.prepare(questions.watch(bucketNs, true), limits));
    }

    /** A run that is ready to go. */
    private record Started(Scenario scenario, TrafficPlan plan, TrafficQuestions questions, LabRun run) {
        TrafficFacts toItsEnd(Pace pace) {
            Outcome outcome = run.finish(pace);
            return new TrafficFacts(scenario, plan, questions, run, outcome);
        }

        /** Tells an observer of every request, as a trace has it. */
        void tell(Observer out) {
            if (run instanceof GraphRun graph) {
                graph.observe(new CallTrace(out, plan));
            } else {
                ((TrafficRun) run).observe(new TrafficTrace(out, balancers().size(), plan));
            }
        }

        List<String> balancers() {
            return run instanceof GraphRun ? List.of("clients") : plan.nodes().balancerNames();
        }
    }

    private TraceHeader header(Started started) {
        List<String> nodes = new ArrayList<>(started.balancers());
        nodes.addAll(started.plan.nodes().serverNames());
        List<String> clients = IntStream.rangeClosed(
                        1, started.scenario.workload().orElseThrow().clients())
                .mapToObj(i -> "c" + i)
                .toList();
        return new TraceHeader(
                Version.text(),
                scenario(),
                variant(),
                seed(),
                started.scenario.run().durationNs(),
                nodes,
                clients);
    }

    private TrafficFacts watched(Started started, LabWatch watcher) {
        LabLooks looks =
                new LabLooks(started.scenario.run(), started.plan.nodes().serverNames(), started.run);
        started.tell(watcher.begins(header(started), started.run.simulation(), looks::now));
        return started.toItsEnd(watcher.pace());
    }

    private TrafficFacts traced(Started started, OutputStream out, SweepFolder folder) {
        TraceWriter writer = new TraceWriter(out, header(started));
        started.tell(writer);
        TrafficFacts facts = started.toItsEnd(Pace.UNBOUND);
        folder.write(path -> {
            try (writer) {
                writer.finish(
                        facts.digest(),
                        facts.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        });
        return facts;
    }
}
