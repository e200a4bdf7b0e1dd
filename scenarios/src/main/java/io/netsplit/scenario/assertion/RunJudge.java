package io.netsplit.scenario.assertion;

import io.netsplit.kernel.Outcome;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Assertion.Window;
import io.netsplit.scenario.result.AssertionResult.SeedResult;
import io.netsplit.scenario.result.Verdict;
import java.util.Locale;

/** Judges single assertions in one run. For a comparison it only measures: the verdict needs all seeds of both variants. */
public final class RunJudge {
    private final RunFacts facts;
    private final SeedVerdicts verdicts;

    public RunJudge(RunFacts facts) {
        this.facts = facts;
        this.verdicts = new SeedVerdicts(facts);
    }

    /** What the assertion is in this run. */
    public SeedResult judge(Assertion assertion) {
        if (assertion instanceof Assertion.Compare one) {
            return measured(one);
        }
        SeedResult result = assertion instanceof Assertion.Threshold one ? threshold(one) : facts.judge(assertion);
        return cutShort(skipped(assertion.scope().window(), result));
    }

    /** Where a fault of the window could not fire, what was to be shown was not shown. */
    private SeedResult skipped(Window window, SeedResult result) {
        if (result.holds() == Verdict.FAIL) {
            return result;
        }
        return facts.skipped().stream()
                .filter(fault -> fault.name().equals(window.fault()))
                .findFirst()
                .map(fault -> verdicts.unknown("fault '" + fault.name() + "' could not fire at "
                        + Figures.duration(fault.timeNs()) + ": " + fault.reason()))
                .orElse(result);
    }

    /** A run that a bound ended early may still prove a violation, but nothing else. */
    private SeedResult cutShort(SeedResult result) {
        if (!facts.outcome().isUnknown() || result.holds() == Verdict.FAIL) {
            return result;
        }
        String why = why(facts.outcome());
        return verdicts.unknown("the run was cut short at " + Figures.duration(facts.endNs()) + ": " + why);
    }

    /** Which bound it was, and the flag that raises it. */
    private static String why(Outcome outcome) {
        String words = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (outcome) {
            case EVENT_LIMIT -> words + ", which --max-events raises";
            case MEMORY_LIMIT -> words + ", which --max-pending raises";
            case INTERRUPTED -> words + ", or the time was up, which --time-budget raises";
            default -> words;
        };
    }

    private SeedResult threshold(Assertion.Threshold assertion) {
        Assertion.Scope scope = assertion.scope();
        double value = facts.measure(assertion.metric(), scope.window(), scope.where());
        if (Double.isNaN(value)) {
            return empty(scope.window());
        }
        boolean holds = assertion.operator().holds(value, assertion.value());
        String sentence = holds
                ? ""
                : assertion.metric().word() + " was "
                        + Figures.text(assertion.metric().unit(), value);
        return new SeedResult(facts.seed(), holds ? Verdict.PASS : Verdict.FAIL, value, sentence, SeedVerdicts.NO_TIME);
    }

    private SeedResult measured(Assertion.Compare assertion) {
        double value = facts.measure(
                assertion.metric(),
                assertion.scope().window(),
                assertion.scope().where());
        if (Double.isNaN(value)) {
            return empty(assertion.scope().window());
        }
        SeedResult result = new SeedResult(facts.seed(), Verdict.PASS, value, "", SeedVerdicts.NO_TIME);
        return cutShort(skipped(assertion.scope().window(), result));
    }

    private SeedResult empty(Window window) {
        return Windows.of(window, facts).isEmpty()
                ? verdicts.never(window)
                : verdicts.unknown("there was nothing to measure in the window");
    }
}
