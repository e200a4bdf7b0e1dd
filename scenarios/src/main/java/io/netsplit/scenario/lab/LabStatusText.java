package io.netsplit.scenario.lab;

import io.netsplit.scenario.report.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The state of a cluster for a person, and for a program. */
final class LabStatusText {
    private LabStatusText() {}

    static String of(LabStatus status) {
        StringBuilder text = new StringBuilder(line("up for %.0f s", status.seconds()));
        for (LabStatus.NodeLine node : status.nodes()) {
            text.append(line("  %-6s %-8s %-10s %s", node.name(), node.state(), node.role(), node.epoch()));
        }
        if (status.faults().isEmpty()) {
            text.append(line("no fault is in force"));
        }
        for (LabStatus.FaultLine fault : status.faults()) {
            text.append(line("%s since %.0f s: %s", fault.name(), fault.sinceSeconds(), fault.detail()));
        }
        text.append(line("operations of the last %.0f s", status.recentSeconds()));
        for (LabStatus.ClientLine client : status.clients()) {
            String home = client.node().isEmpty() ? "" : " at " + client.node();
            text.append(line(
                    "  %-12s %5d ok %5d failed %5d unknown",
                    client.name() + home, client.ok(), client.failed(), client.unknown()));
        }
        return text.toString();
    }

    static String json(LabStatus status) {
        StringBuilder text = new StringBuilder();
        try {
            JsonWriter json = JsonWriter.pretty(text).beginObject().put("seconds", status.seconds());
            json.key("nodes").beginArray();
            for (LabStatus.NodeLine node : status.nodes()) {
                json.inline()
                        .beginObject()
                        .put("name", node.name())
                        .put("state", node.state())
                        .put("role", node.role())
                        .put("epoch", node.epoch())
                        .endObject();
            }
            json.endArray().key("faults").beginArray();
            for (LabStatus.FaultLine fault : status.faults()) {
                json.inline()
                        .beginObject()
                        .put("name", fault.name())
                        .put("detail", fault.detail())
                        .put("since-seconds", fault.sinceSeconds())
                        .endObject();
            }
            json.endArray().put("recent-seconds", status.recentSeconds());
            clients(json, status);
            json.endObject().end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void clients(JsonWriter json, LabStatus status) throws IOException {
        json.key("clients").beginArray();
        for (LabStatus.ClientLine client : status.clients()) {
            json.inline()
                    .beginObject()
                    .put("name", client.name())
                    .put("node", client.node())
                    .put("ok", client.ok())
                    .put("failed", client.failed())
                    .put("unknown", client.unknown())
                    .endObject();
        }
        json.endArray();
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing() + "\n";
    }
}
