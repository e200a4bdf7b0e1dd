package io.netsplit.scenario.cli;

import io.netsplit.run.BackEnd;
import io.netsplit.run.Conditions;
import io.netsplit.scenario.comparison.SideBySide;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.report.ConditionsText;
import io.netsplit.scenario.report.ScorecardText;
import io.netsplit.scenario.report.SideBySideJson;
import io.netsplit.scenario.report.SideBySideText;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.runner.CalibratedSimulation;
import io.netsplit.scenario.runner.DeploymentException;
import io.netsplit.scenario.runner.MeasuredBackEnd;
import io.netsplit.scenario.runner.Simulator;
import io.netsplit.scenario.runner.SweepOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code compare --on sim,ratis}: the same scenario simulated and on real nodes. Beside each variant on real nodes stands the
 * simulator once more, with the delays and the disk that these nodes met with, and with the options as they were there.
 */
final class BackEndComparison {
    /**
     * What was found.
     *
     * @param result each place a variant
     */
    record Found(SweepResult result, String json) {}

    /** Repetitions on real nodes, where nobody says how many: the fewest that show a spread. */
    private static final int REPETITIONS = 3;

    private final Environment environment;
    private final Terminal terminal;
    private final ScenarioFile file;
    private final SweepOptions options;
    private final List<RealNodes> real = new ArrayList<>();
    private final boolean simulated;
    private final List<VariantResult> columns = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<SweepResult> parts = new ArrayList<>();
    private @Nullable Found found;
    private boolean interrupted;

    /** @param names back ends, with commas between them */
    BackEndComparison(
            Environment environment, Terminal terminal, ScenarioFile file, SweepOptions options, String names) {
        this.environment = environment;
        this.terminal = terminal;
        this.file = file;
        this.options = options;
        Set<String> places = new LinkedHashSet<>(List.of(names.split(",", -1)));
        this.simulated = places.remove(Simulator.NAME);
        places.forEach(name -> real.add(RealNodes.named(name, environment)));
        if (real.isEmpty()) {
            throw UserMistake.usage("--on takes back ends, as --on sim,ratis; compare without it simulates.");
        }
    }

    /** Runs everything and prints it; the exit code says whether all of it took place. */
    int run(List<Metric> metrics, boolean json) {
        List<String> wanted = variants();
        try {
            if (simulated) {
                simulate(wanted);
            }
            real.forEach(nodes -> onRealNodes(nodes, wanted));
        } catch (DeploymentException e) {
            environment.err().println("netsplit: " + e.getMessage());
            tell(metrics, json);
            return ExitCode.INCONCLUSIVE;
        }
        tell(metrics, json);
        return interrupted ? ExitCode.INTERRUPTED : ExitCode.OK;
    }

    /** Everything that took place, once it is run; empty where nothing did. */
    Optional<Found> found() {
        return Optional.ofNullable(found);
    }

    /** A canary is no system that anybody would compare with, unless it is asked for. */
    private List<String> variants() {
        List<String> asked = options.part().variants();
        return file.variants().stream()
                .filter(variant -> asked.isEmpty() ? !variant.canary() : asked.contains(variant.name()))
                .map(Variant::name)
                .toList();
    }

    private void simulate(List<String> wanted) {
        add(sweep(file, options.withVariants(wanted)), Simulator.NAME);
    }

    private void onRealNodes(RealNodes nodes, List<String> wanted) {
        MeasuredBackEnd measured = new MeasuredBackEnd(nodes.backEnd());
        RealNodes.Prepared prepared = nodes.prepareSome(file, wanted);
        for (String variant : prepared.variants()) {
            if (interrupted) {
                return;
            }
            measured.measure(variant);
            SweepOptions one = options.withVariants(List.of(variant)).withSeeds(repetitions());
            SweepResult result = sweep(prepared.scenario(), one.withBackEnd(measured));
            Conditions met = measured.met(variant).orElse(null);
            if (met == null) {
                return;
            }
            notes.add(ConditionsText.of(place(variant, measured.name()), met));
            if (simulated && !interrupted) {
                BackEnd calibrated = new CalibratedSimulation(met);
                add(
                        sweep(file, options.withVariants(List.of(variant)).withBackEnd(calibrated)),
                        Simulator.NAME + " as " + measured.name());
            }
            add(result, measured.name());
        }
    }

    private List<Long> repetitions() {
        List<Long> seeds = options.part().seeds();
        return seeds.isEmpty()
                ? file.seeds().subList(0, Math.min(REPETITIONS, file.seeds().size()))
                : seeds;
    }

    private SweepResult sweep(ScenarioFile scenario, SweepOptions chosen) {
        SweepResult result = new ComparisonRuns(environment, terminal, scenario, chosen).once();
        interrupted |= result.interrupted();
        return result;
    }

    private void add(SweepResult result, String where) {
        parts.add(result);
        result.variants().forEach(variant -> columns.add(variant.named(place(variant.name(), where))));
    }

    private String place(String variant, String where) {
        return variants().size() == 1 ? where : variant + ", " + where;
    }

    private void tell(List<Metric> metrics, boolean json) {
        if (parts.isEmpty()) {
            return;
        }
        SweepResult all = SweepResult.sideBySide(parts, columns);
        SideBySide table = SideBySide.of(all, metrics);
        found = new Found(all, SideBySideJson.of(all, table, notes));
        if (json) {
            environment.out().print(found.json());
            return;
        }
        environment.out().print(new SideBySideText(table).text(terminal.outStyle()));
        String scorecard = new ScorecardText(all).text(terminal.outStyle());
        environment.out().print(scorecard.isEmpty() ? "" : "\n" + scorecard);
        environment.out().println();
        notes.forEach(note -> environment.out().println(terminal.outStyle().faint(note)));
    }
}
