package io.netsplit.scenario.cli;

import io.netsplit.run.BackEnd;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.runner.BackEnds;
import io.netsplit.scenario.runner.Suitability;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What {@code --on} asks for: the back end by its name, and which variants of a scenario it takes. */
final class RealNodes {
    private final Environment environment;
    private final BackEnd backEnd;

    private RealNodes(Environment environment, BackEnd backEnd) {
        this.environment = environment;
        this.backEnd = backEnd;
    }

    static RealNodes named(String name, Environment environment) {
        List<String> names = BackEnds.all().stream().map(BackEnd::name).toList();
        BackEnd found = BackEnds.find(name)
                .orElseThrow(() -> UserMistake.usage(
                        names.isEmpty()
                                ? "--on needs real nodes, and they have not been built: mvn -DskipTests package builds them."
                                : "No back end is called '" + name + "'." + Suggestion.sentence(name, names)
                                        + " There are: " + String.join(", ", names) + "."));
        return new RealNodes(environment, found);
    }

    BackEnd backEnd() {
        return backEnd;
    }

    /** What of a scenario takes place here. */
    record Prepared(ScenarioFile scenario, List<String> variants) {}

    /**
     * Those variants that can run here, and those assertions that can be judged. A canary that cannot be broken here is left
     * out, and so is an invariant that the nodes do not tell enough for; anything else that cannot be done is a mistake.
     */
    Prepared prepare(ScenarioFile scenario, List<String> wanted) {
        return prepare(scenario, wanted, false);
    }

    /** As {@link #prepare(ScenarioFile, List)}, where other places can take what this one cannot. */
    Prepared prepareSome(ScenarioFile scenario, List<String> wanted) {
        return prepare(scenario, wanted, true);
    }

    private Prepared prepare(ScenarioFile scenario, List<String> wanted, boolean some) {
        List<String> suitable = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        Set<String> unseen = new LinkedHashSet<>();
        for (Variant variant : scenario.variants()) {
            if (!wanted.isEmpty() && !wanted.contains(variant.name())) {
                continue;
            }
            Suitability here = Suitability.of(scenario, variant, backEnd);
            if (here.objections().isEmpty()) {
                suitable.add(variant.name());
                notes.addAll(here.remarks());
                unseen.addAll(here.unseen());
            } else if (variant.canary() || some) {
                notes.add("variant '" + variant.name() + "' is left out: "
                        + here.objections().get(0));
            } else {
                throw refused(scenario, variant, here);
            }
        }
        if (suitable.isEmpty()) {
            throw UserMistake.nothing("No variant of " + scenario.name() + " can run on " + backEnd.name() + ".");
        }
        unseen.forEach(name -> notes.add("'" + name + "' is not asked: its nodes do not tell enough"));
        environment.err().println(scenario.name() + " on " + backEnd.name() + ", real nodes in real time:");
        notes.forEach(text -> environment.err().println("  " + text));
        return new Prepared(scenario.withAssertions(asked(scenario, unseen)), List.copyOf(suitable));
    }

    private static List<Assertion> asked(ScenarioFile scenario, Set<String> unseen) {
        return scenario.assertions().stream()
                .filter(one -> !(one instanceof Assertion.Invariant invariant) || !unseen.contains(invariant.name()))
                .toList();
    }

    private UserMistake refused(ScenarioFile scenario, Variant variant, Suitability here) {
        StringBuilder text = new StringBuilder(scenario.name());
        text.append(scenario.variants().size() > 1 ? ", variant '" + variant.name() + "'," : "");
        text.append(" cannot run on ").append(backEnd.name()).append(':');
        here.objections().forEach(objection -> text.append("\n  - ").append(objection));
        List<String> others = BackEnds.all().stream()
                .filter(other ->
                        Suitability.of(scenario, variant, other).objections().isEmpty())
                .map(BackEnd::name)
                .toList();
        text.append(
                others.isEmpty()
                        ? "\nNo back end can do all of this; the simulator can."
                        : "\nIt can run on: " + String.join(", ", others) + ".");
        return new UserMistake(ExitCode.INVALID_SCENARIO, text.toString());
    }
}
