package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.JsonNode;
import io.netsplit.scenario.report.JsonWriter;
import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.report.Version;
import io.netsplit.scenario.result.SweepResult;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * {@code about.json}: everything about a run that differs from machine to machine and from day to day, so that no other file
 * needs it; and how the scenario was called, so that reports can be made again.
 */
final class AboutRun {
    static final String FILE = "about.json";

    private static final double NS_PER_S = 1e9;

    private AboutRun() {}

    static String json(Environment environment, SweepResult result, ReportContext context) throws IOException {
        StringBuilder text = new StringBuilder();
        JsonWriter json = JsonWriter.pretty(text)
                .beginObject()
                .put("netsplit", Version.text())
                .put(
                        "finished",
                        OffsetDateTime.now(ZoneId.systemDefault())
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .put("wall-seconds", result.wallNs() / NS_PER_S)
                .put("java", System.getProperty("java.version", ""))
                .put("system", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""))
                .put("cpus", Runtime.getRuntime().availableProcessors())
                .put("command", context.command())
                .put("scenario", context.scenario())
                .put("folder", context.folder())
                .put("baseline", context.baseline())
                .put("side-by-side", context.sideBySide());
        texts(json, "flags", context.flags());
        texts(json, "charts", context.charts());
        json.endObject().end();
        return text.toString();
    }

    private static void texts(JsonWriter json, String key, List<String> texts) throws IOException {
        json.key(key).inline().beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }

    /** How the scenario was called, from the text of the file. */
    static ReportContext context(String text, String command) {
        JsonNode about = JsonNode.parse(text);
        List<String> flags = about.texts("flags");
        return new ReportContext(
                command,
                about.text("scenario"),
                flags,
                about.text("folder"),
                about.texts("charts"),
                about.textOr("baseline", ""),
                about.flagOr("side-by-side", false));
    }
}
