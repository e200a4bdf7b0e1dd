package io.netsplit.scenario.runner;

import io.netsplit.kernel.Limits;
import io.netsplit.run.BackEnd;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.TrafficChoice;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.plan.Planner;
import java.util.List;

/**
 * Whether a variant can run on real nodes.
 *
 * @param objections why not; empty where it can
 * @param remarks what is other there
 * @param unseen invariants that are asserted and that nodes there do not tell enough for
 */
public record Suitability(List<String> objections, List<String> remarks, List<String> unseen) {
    public Suitability {
        objections = List.copyOf(objections);
        remarks = List.copyOf(remarks);
        unseen = List.copyOf(unseen);
    }

    /** What {@code backEnd} says of it. */
    public static Suitability of(ScenarioFile scenario, Variant variant, BackEnd backEnd) {
        if (variant.scenario().system() instanceof TrafficChoice) {
            return new Suitability(List.of("requests through balancers are simulated only"), List.of(), List.of());
        }
        long seed = scenario.seeds().get(0);
        RunSpec spec = Planner.plan(variant.scenario(), seed, List.of(), Limits.DEFAULT);
        List<String> objections = backEnd.objections(spec);
        if (!objections.isEmpty()) {
            return new Suitability(objections, List.of(), List.of());
        }
        List<String> seen = backEnd.invariants(spec);
        List<String> unseen = scenario.assertionsOf(variant).stream()
                .filter(Assertion.Invariant.class::isInstance)
                .map(one -> ((Assertion.Invariant) one).name())
                .filter(name -> spec.protocol().invariantNames().contains(name) && !seen.contains(name))
                .distinct()
                .toList();
        return new Suitability(objections, backEnd.remarks(spec), unseen);
    }
}
