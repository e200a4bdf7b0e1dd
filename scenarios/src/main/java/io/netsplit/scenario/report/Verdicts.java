package io.netsplit.scenario.report;

import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import java.util.Optional;

/** What every report says about the whole sweep, in the same words. */
final class Verdicts {
    /** An assertion that did not turn out as expected, and a seed that shows it. */
    record Failure(String variant, AssertionResult assertion, long seed) {}

    private Verdicts() {}

    /** One line that begins with PASS, FAIL, UNKNOWN or STOPPED. */
    static String headline(SweepResult result, ReportContext context) {
        String assertions = Figures.counted(result.assertions(), "assertion");
        String runs = Figures.counted(result.runs(), "run") + ", " + Figures.span(result.simulatedNs()) + " "
                + context.manner();
        return switch (result.exit()) {
            case PASS -> "PASS  " + assertions + ", " + runs;
            case FAIL -> "FAIL  " + result.count(Verdict.FAIL) + " of " + assertions + ", " + runs;
            case UNKNOWN -> "UNKNOWN  " + result.count(Verdict.UNKNOWN) + " of " + assertions + ", " + runs;
            case INTERRUPTED ->
                "STOPPED  after " + result.runs() + " of "
                        + Figures.counted(
                                (long) result.variants().size() * result.seeds().size(), "run");
        };
    }

    /** The first failed assertion that has a seed to show. */
    static Optional<Failure> firstFailure(SweepResult result) {
        for (VariantResult variant : result.variants()) {
            for (AssertionResult assertion : variant.assertions()) {
                Long seed = assertion.firstFailingSeed();
                if (assertion.verdict() == Verdict.FAIL && seed != null) {
                    return Optional.of(new Failure(variant.name(), assertion, seed));
                }
            }
        }
        return Optional.empty();
    }
}
