package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.report.JsonWriter;
import io.netsplit.scenario.report.Version;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What {@code check} found, for machines. */
final class Findings {
    private Findings() {}

    static String json(Map<String, List<Diagnostic>> findings) throws IOException {
        StringBuilder text = new StringBuilder();
        JsonWriter json = JsonWriter.pretty(text).beginObject().key("files").beginArray();
        for (Map.Entry<String, List<Diagnostic>> file : findings.entrySet()) {
            json.beginObject().put("file", file.getKey());
            json.put("valid", file.getValue().stream().noneMatch(Diagnostic::isError));
            json.key("findings").beginArray();
            for (Diagnostic finding : file.getValue()) {
                Span span = finding.span();
                json.beginObject()
                        .put("code", finding.code().name())
                        .put("severity", finding.severity().word())
                        .put("message", finding.message())
                        .put("label", finding.label())
                        .put("help", finding.help())
                        .put("line", span.line())
                        .put("column", span.column())
                        .put("end-line", span.endLine())
                        .put("end-column", span.endColumn())
                        .endObject();
            }
            json.endArray().endObject();
        }
        json.endArray().endObject().end();
        return text.toString();
    }

    /** SARIF 2.1.0 (OASIS 2020), as code hosts read it. */
    static String sarif(Map<String, List<Diagnostic>> findings) throws IOException {
        StringBuilder text = new StringBuilder();
        JsonWriter json = JsonWriter.pretty(text).beginObject();
        json.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
        json.key("runs").beginArray().beginObject();
        json.key("tool").beginObject().key("driver").beginObject();
        json.put("name", "netsplit").put("version", Version.text()).key("rules").beginArray();
        for (ErrorCode code : ErrorCode.values()) {
            json.beginObject().put("id", code.name()).key("shortDescription").beginObject();
            json.put("text", code.title()).endObject().endObject();
        }
        json.endArray().endObject().endObject().key("results").beginArray();
        for (List<Diagnostic> list : findings.values()) {
            for (Diagnostic finding : list) {
                result(json, finding);
            }
        }
        json.endArray().endObject().endArray().endObject().end();
        return text.toString();
    }

    private static void result(JsonWriter json, Diagnostic finding) throws IOException {
        Span span = finding.span();
        String detail = finding.label().isEmpty() ? "" : " (" + finding.label() + ")";
        json.beginObject()
                .put("ruleId", finding.code().name())
                .put("level", finding.severity().word());
        json.key("message")
                .beginObject()
                .put("text", finding.message() + detail)
                .endObject();
        json.key("locations").beginArray().beginObject().key("physicalLocation").beginObject();
        json.key("artifactLocation")
                .beginObject()
                .put("uri", span.source().name())
                .endObject();
        json.key("region")
                .beginObject()
                .put("startLine", span.line())
                .put("startColumn", span.column())
                .put("endLine", span.endLine())
                .put("endColumn", span.endColumn())
                .endObject();
        json.endObject().endObject().endArray().endObject();
    }
}
