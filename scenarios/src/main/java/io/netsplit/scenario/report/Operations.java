package io.netsplit.scenario.report;

import io.netsplit.scenario.result.OperationView;

/** An operation in words. */
final class Operations {
    private Operations() {}

    /** As "write x 3" or "read x → 2": what fits on a bar. */
    static String label(OperationView operation) {
        StringBuilder text = new StringBuilder(operation.function());
        if (!operation.key().isEmpty()) {
            text.append(' ').append(operation.key());
        }
        if (!operation.input().isEmpty()) {
            text.append(' ').append(operation.input());
        }
        if (!operation.output().isEmpty()) {
            text.append(" → ").append(operation.output());
        }
        return text.toString();
    }

    /** Everything about it. */
    static String title(OperationView operation) {
        String end = switch (operation.completion()) {
            case OPEN -> "still open when the run ended";
            case OK -> "ok at " + Figures.instant(operation.completedNs());
            case FAIL -> "failed at " + Figures.instant(operation.completedNs());
            case INFO -> "unknown since " + Figures.instant(operation.completedNs());
        };
        String error = operation.error().isEmpty() ? "" : " (" + operation.error() + ")";
        return "#" + operation.index() + " " + operation.client() + ": " + label(operation) + ", asked at "
                + Figures.instant(operation.invokedNs()) + ", " + end + error;
    }
}
