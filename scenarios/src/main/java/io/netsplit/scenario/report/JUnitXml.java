package io.netsplit.scenario.report;

import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * JUnit XML as the servers of continuous integration read it: one suite per scenario and variant, one case per assertion over
 * all seeds. What matters stands in the class name, the name and the text of the failure, because some servers show nothing
 * else. A file that could not be read becomes a suite with one case in error, so that nothing looks green that never ran.
 */
public final class JUnitXml {
    private static final double NS_PER_S = 1e9;
    private static final int DIGESTS_MAX = 1_000;

    private final StringBuilder xml = new StringBuilder();

    /** A scenario file that was refused. */
    public record Refused(String file, int line, String message) {}

    /** The whole file. */
    public static String of(List<SweepResult> results, List<Refused> refused, List<ReportContext> contexts) {
        return new JUnitXml().write(results, refused, contexts);
    }

    private JUnitXml() {}

    private String write(List<SweepResult> results, List<Refused> refused, List<ReportContext> contexts) {
        int tests = results.stream().mapToInt(SweepResult::assertions).sum() + refused.size();
        int failures = results.stream().mapToInt(r -> r.count(Verdict.FAIL)).sum();
        int errors = results.stream().mapToInt(r -> r.count(Verdict.UNKNOWN)).sum() + refused.size();
        double seconds =
                results.stream().mapToDouble(r -> r.wallNs() / NS_PER_S).sum();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        attribute("name", "netsplit");
        counts(tests, failures, errors, seconds);
        xml.append(">\n");
        for (int i = 0; i < results.size(); i++) {
            SweepResult result = results.get(i);
            ReportContext context = contexts.get(i);
            result.variants().forEach(variant -> suite(result, variant, context));
        }
        refused.forEach(this::refusedSuite);
        return xml.append("</testsuites>\n").toString();
    }

    private void suite(SweepResult result, VariantResult variant, ReportContext context) {
        double seconds =
                result.wallNs() / NS_PER_S / Math.max(1, result.variants().size());
        String name = result.scenario() + "." + variant.name();
        xml.append("  <testsuite");
        attribute("name", name);
        attribute("file", result.file());
        counts(variant.assertions().size(), variant.count(Verdict.FAIL), variant.count(Verdict.UNKNOWN), seconds);
        xml.append(">\n    <properties>\n");
        property("seeds", Figures.seeds(result.seeds()));
        property("engine", result.engine());
        property("format", "1");
        variant.runs().stream().limit(DIGESTS_MAX).forEach(this::digest);
        xml.append("    </properties>\n");
        double each = variant.assertions().isEmpty()
                ? 0
                : seconds / variant.assertions().size();
        variant.assertions().forEach(assertion -> testCase(result, variant, assertion, context, each));
        xml.append("  </testsuite>\n");
    }

    private void digest(RunSummary run) {
        property("digest.seed-" + run.seed(), run.digest());
    }

    private void testCase(
            SweepResult result, VariantResult variant, AssertionResult assertion, ReportContext context, double each) {
        xml.append("    <testcase");
        attribute("classname", result.scenario() + "." + variant.name());
        attribute("name", name(assertion));
        attribute("file", result.file());
        attribute("line", String.valueOf(assertion.line()));
        attribute("time", seconds(each));
        if (assertion.verdict() == Verdict.PASS) {
            xml.append("/>\n");
            return;
        }
        boolean failed = assertion.verdict() == Verdict.FAIL;
        xml.append(">\n      <").append(failed ? "failure" : "error");
        attribute("type", failed ? assertion.kind().word() : "inconclusive");
        attribute("message", Story.headline(assertion));
        xml.append('>').append(XmlText.escape(Story.text(assertion, variant.name(), context)));
        xml.append("</").append(failed ? "failure" : "error").append(">\n    </testcase>\n");
    }

    private void refusedSuite(Refused file) {
        xml.append("  <testsuite");
        attribute("name", file.file());
        attribute("file", file.file());
        counts(1, 0, 1, 0);
        xml.append(">\n    <testcase");
        attribute("classname", file.file());
        attribute("name", "the scenario is valid");
        attribute("file", file.file());
        attribute("line", String.valueOf(Math.max(1, file.line())));
        attribute("time", seconds(0));
        xml.append(">\n      <error");
        attribute("type", "invalid");
        attribute("message", file.message().lines().findFirst().orElse("invalid"));
        xml.append('>').append(XmlText.escape(file.message())).append("</error>\n    </testcase>\n  </testsuite>\n");
    }

    private static String name(AssertionResult assertion) {
        String sentence = assertion.sentence() + (assertion.expectFail() ? " (expected to fail)" : "");
        return assertion.name().isEmpty() ? sentence : assertion.name() + ": " + sentence;
    }

    private void counts(int tests, int failures, int errors, double seconds) {
        attribute("tests", String.valueOf(tests));
        attribute("failures", String.valueOf(failures));
        attribute("errors", String.valueOf(errors));
        attribute("skipped", "0");
        attribute("time", seconds(seconds));
    }

    private void property(String name, String value) {
        xml.append("      <property");
        attribute("name", name);
        attribute("value", value);
        xml.append("/>\n");
    }

    private void attribute(String name, String value) {
        String escaped = XmlText.escape(value)
                .replace("\n", "&#10;")
                .replace("\t", "&#9;")
                .replace("\r", "&#13;");
        xml.append(' ').append(name).append("=\"").append(escaped).append('"');
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
