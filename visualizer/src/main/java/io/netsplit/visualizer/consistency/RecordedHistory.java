package io.netsplit.visualizer.consistency;

import io.netsplit.history.History;
import io.netsplit.history.HistoryReader;
import io.netsplit.visualizer.model.Ending;
import io.netsplit.visualizer.model.Events;
import io.netsplit.visualizer.model.Operations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The operations of a trace as a history that the checkers can read. The number of an operation is its row. A client whose
 * operation has no known end goes on as a new process.
 */
final class RecordedHistory {
    private final Operations operations;
    private final Events events;
    private final int[] processes;
    private int nextProcess;

    private RecordedHistory(Operations operations) {
        this.operations = operations;
        this.events = operations.recording().events();
        this.processes = new int[operations.recording().addresses()];
        this.nextProcess = processes.length;
    }

    /** An {@link IllegalArgumentException} says which operation is none that a checker knows. */
    static History of(Operations operations) {
        RecordedHistory history = new RecordedHistory(operations);
        StringBuilder lines = new StringBuilder();
        history.write(lines);
        try {
            return HistoryReader.read(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    private void write(StringBuilder lines) {
        int[] last = new int[processes.length];
        Arrays.fill(last, -1);
        for (int address = 0; address < processes.length; address++) {
            processes[address] = address;
        }
        for (int operation = 0; operation < operations.count(); operation++) {
            int client = operations.client(operation);
            if (last[client] >= 0 && isOpenAt(last[client], operations.invokedNs(operation))) {
                processes[client] = nextProcess++;
            }
            last[client] = operation;
            line(lines, operation, client);
        }
    }

    private boolean isOpenAt(int before, long timeNs) {
        return operations.ending(before) == Ending.UNKNOWN || operations.endNs(before) > timeNs;
    }

    private void line(StringBuilder lines, int operation, int client) {
        int end = operations.completeEvent(operation);
        lines.append("{\"op\":").append(operation);
        lines.append(",\"process\":").append(processes[client]);
        lines.append(",\"client\":").append(client - operations.recording().nodes());
        lines.append(",\"function\":").append(quoted(operations.function(operation)));
        inside(lines, events.content(operations.invokeEvent(operation)));
        lines.append(",\"invoked\":").append(operations.invokedNs(operation));
        lines.append(",\"completion\":")
                .append(
                        switch (operations.ending(operation)) {
                            case OK -> "\"ok\"";
                            case FAILED -> "\"fail\"";
                            case UNKNOWN -> end < 0 ? "\"open\"" : "\"info\"";
                        });
        if (end >= 0) {
            lines.append(",\"completed\":").append(events.timeNs(end));
            inside(lines, events.content(end));
        }
        lines.append("}\n");
    }

    /** The fields of an object, behind others. */
    private static void inside(StringBuilder lines, String object) {
        if (object.length() > 2) {
            lines.append(',').append(object, 1, object.length() - 1);
        }
    }

    private static String quoted(String word) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            text.append(c == '"' || c == '\\' ? "\\" : "").append(c < ' ' ? ' ' : c);
        }
        return text.append('"').toString();
    }
}
