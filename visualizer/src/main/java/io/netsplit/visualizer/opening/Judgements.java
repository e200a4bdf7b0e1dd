package io.netsplit.visualizer.opening;

import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.LabLook;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import io.netsplit.trace.TraceHeader;
import io.netsplit.visualizer.model.Finding;
import io.netsplit.visualizer.model.Finding.Outcome;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.model.Sweep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the verdicts of a result say of one recorded run. */
public final class Judgements {
    private final String command;

    /** @param command how netsplit was called, for what the user can paste */
    public Judgements(String command) {
        this.command = command;
    }

    /** The recording with what was judged of it; nothing where that is about another scenario, or where there is none. */
    public OpenedRun of(Recording recording, Optional<SweepResult> result) {
        return of(recording, result, Optional.empty());
    }

    /** As {@link #of(Recording, Optional)}, of a run that takes place; until it is judged, with what the traffic lab has come to. */
    public OpenedRun live(Recording recording, Optional<SweepResult> result, Optional<LabLook> look) {
        OpenedRun run = of(recording, result);
        return result.isPresent() || look.isEmpty() ? run : run.with(Sweeps.live(recording, look.get()));
    }

    /** @param folder in which the result lies */
    OpenedRun of(Recording recording, Optional<SweepResult> result, Optional<Path> folder) {
        TraceHeader header = recording.header();
        Optional<SweepResult> own = result.filter(one -> one.scenario().equals(header.scenario()));
        String source =
                own.map(SweepResult::file).filter(file -> !file.isEmpty()).orElse(header.scenario());
        Sweep sweep = own.map(one -> Sweeps.of(one, folder)).orElse(Sweep.NONE);
        String replay = sweep.places().isPresent()
                ? placesAgain(source, folder)
                : command + " replay " + ReportContext.quoted(source) + " --variant "
                        + ReportContext.quoted(header.variant()) + " --seed " + header.seed();
        List<Finding> findings = own.map(one -> findings(one, header)).orElse(List.of());
        List<RunSummary> runs = own.map(one -> runs(one, header)).orElse(List.of());
        return new OpenedRun(
                recording,
                own.map(SweepResult::title).orElse(""),
                replay,
                findings,
                RunJudgements.evidence(runs),
                RunJudgements.scorecard(runs),
                sweep,
                command);
    }

    /** What takes place in several places is run again in all of them. */
    private String placesAgain(String source, Optional<Path> folder) {
        StringBuilder line = new StringBuilder(command + " compare " + ReportContext.quoted(source));
        Sweeps.flags(folder).forEach(flag -> line.append(' ').append(ReportContext.quoted(flag)));
        return line.toString();
    }

    private static List<RunSummary> runs(SweepResult result, TraceHeader header) {
        return result.variants().stream()
                .filter(variant -> variant.name().equals(header.variant()))
                .flatMap(variant -> RunJudgements.of(variant, header.seed()).stream())
                .toList();
    }

    private static List<Finding> findings(SweepResult result, TraceHeader header) {
        List<Finding> findings = new ArrayList<>();
        for (VariantResult variant : result.variants()) {
            if (variant.name().equals(header.variant())) {
                variant.assertions().forEach(assertion -> add(findings, assertion, header.seed()));
            }
        }
        return findings;
    }

    private static void add(List<Finding> findings, AssertionResult assertion, long seed) {
        for (AssertionResult.SeedResult one : assertion.seeds()) {
            if (one.seed() == seed) {
                Verdict verdict = assertion.expectFail() ? one.holds().inverted() : one.holds();
                boolean violated = one.holds() == Verdict.FAIL;
                boolean telling = assertion.firstFailingSeed() != null && assertion.firstFailingSeed() == seed;
                findings.add(new Finding(
                        assertion.sentence(),
                        Outcome.valueOf(verdict.name()),
                        assertion.expectFail(),
                        violated ? one.timeNs() : -1,
                        one.sentence().isEmpty() ? assertion.measured() : one.sentence(),
                        telling ? assertion.evidence() : List.of()));
            }
        }
    }
}
