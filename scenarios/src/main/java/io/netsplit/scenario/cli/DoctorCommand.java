package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.JsonWriter;
import io.netsplit.scenario.report.Style;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code netsplit doctor}: what this machine has of what netsplit needs. */
@Command(
        name = "doctor",
        header = "Check what this machine has of what netsplit needs.",
        description = "Exits with 0 where everything that is needed is there; what is only useful is marked with '!'.")
final class DoctorCommand implements Callable<Integer> {
    private final Environment environment;

    @Mixin
    private final CommonFlags common = new CommonFlags();

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    DoctorCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        List<Examination.Finding> findings = new Examination(environment).findings();
        if (json) {
            writeJson(findings);
        } else {
            writeText(findings, common.terminal(environment).outStyle());
        }
        boolean healthy = findings.stream().noneMatch(finding -> finding.state() == Examination.State.MISSING);
        return healthy ? ExitCode.OK : ExitCode.ASSERTION_FAILED;
    }

    private void writeText(List<Examination.Finding> findings, Style style) {
        for (Examination.Finding finding : findings) {
            String sign = switch (finding.state()) {
                case GOOD -> style.good(style.symbols("✓"));
                case USEFUL -> style.doubtful("!");
                case MISSING -> style.bad(style.symbols("✗"));
            };
            String advice = finding.advice().isEmpty() ? "" : style.symbols("  → ") + finding.advice();
            environment.out().println(sign + " " + pad(finding.name()) + finding.found() + advice);
        }
    }

    private static String pad(String name) {
        return name + " ".repeat(Math.max(1, 16 - name.length()));
    }

    private void writeJson(List<Examination.Finding> findings) throws IOException {
        StringBuilder text = new StringBuilder();
        JsonWriter json = JsonWriter.pretty(text).beginObject();
        json.key("findings").beginArray();
        for (Examination.Finding finding : findings) {
            json.beginObject()
                    .put("name", finding.name())
                    .put("state", finding.state().name().toLowerCase(java.util.Locale.ROOT))
                    .put("found", finding.found())
                    .put("advice", finding.advice())
                    .endObject();
        }
        json.endArray().endObject().end();
        environment.out().print(text);
    }
}
