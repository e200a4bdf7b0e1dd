package io.netsplit.scenario.report;

import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.Verdict;

/** What became of one assertion that did not turn out as expected, in plain text. */
final class Story {
    private Story() {}

    /** One line. */
    static String headline(AssertionResult assertion) {
        if (assertion.verdict() == Verdict.FAIL && assertion.expectFail()) {
            return "expected to fail, and did not: " + assertion.sentence();
        }
        String measured = assertion.measured().isEmpty() ? "" : ": " + assertion.measured();
        return assertion.sentence() + measured;
    }

    /** How many seeds, the first one, what happened, how to see it again. */
    static String text(AssertionResult assertion, String variant, ReportContext context) {
        StringBuilder text = new StringBuilder(headline(assertion)).append('\n');
        text.append("at ").append(assertion.source()).append('\n');
        if (!assertion.because().isEmpty()) {
            text.append("because: ").append(assertion.because()).append('\n');
        }
        Long seed = assertion.firstFailingSeed();
        if (seed != null) {
            text.append("violated in ").append(assertion.violations()).append(" of ");
            text.append(Figures.counted(assertion.seeds().size(), "seed"))
                    .append(", first in seed ")
                    .append(seed);
            text.append('\n');
        }
        assertion.evidence().forEach(sentence -> text.append(sentence).append('\n'));
        if (seed != null) {
            text.append("again: ").append(context.replay(variant, seed)).append('\n');
        }
        return text.toString();
    }
}
