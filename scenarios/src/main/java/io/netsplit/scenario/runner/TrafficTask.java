package io.netsplit.scenario.runner;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.scenario.assertion.TrafficFacts;
import io.netsplit.scenario.assertion.TrafficQuestions;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.plan.TrafficPlan;
import io.netsplit.scenario.plan.TrafficPlanner;
import io.netsplit.traffic.TrafficRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of the traffic lab. */
final class TrafficTask extends RunTask {
    TrafficTask(String scenario, Variant variant, long seed, List<Assertion> assertions) {
        super(scenario, variant, seed, assertions);
    }

    @Override
    Simulated simulate(Limits limits, Budget budget, @Nullable SweepFolder folder) {
        TrafficFacts facts = facts(limits);
        return new Simulated(facts, () -> TrafficSummaries.of(variant(), facts), List::of);
    }

    @Override
    Again again(Focus focus, Limits limits, Budget budget, @Nullable SweepFolder folder) {
        TrafficFacts facts = facts(limits);
        return new Again(
                new Simulated(facts, () -> TrafficSummaries.of(variant(), facts), List::of),
                (summary, telling, where, traceFile) -> TrafficSummaries.detail(summary, telling, where, facts));
    }

    private TrafficFacts facts(Limits limits) {
        Scenario scenario = whole().scenario();
        TrafficPlan plan = TrafficPlanner.plan(scenario, seed());
        TrafficQuestions questions = new TrafficQuestions(scenario, plan, assertions());
        long bucketNs = Buckets.lengthNs(scenario.run().durationNs());
        TrafficRun run = plan.prepare(questions.watch(bucketNs, true), limits);
        Outcome outcome = run.run().outcome();
        return new TrafficFacts(
                scenario,
                plan,
                questions,
                run.observations().orElseThrow(),
                outcome,
                run.simulation().eventsProcessed(),
                run.simulation().digest());
    }
}
