package io.netsplit.scenario.report;

import io.netsplit.scenario.result.OperationView;

/** An operation in words. */
final class Operations {
    private Operations() {}

    /** As "write x 3" or "read x → 2": what fits on a bar; the key is left out where it is {@code commonKey}. */
    static String label(OperationView operation, String commonKey) {
        StringBuilder text = new StringBuilder(operation.function());
        if (!operation.key().isEmpty() && !operation.key().equals(commonKey)) {
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
        return title(operation, "");
    }

    /** Everything about it; {@code positionWord} says what the times count where they are none. */
    static String title(OperationView operation, String positionWord) {
        String ended = instant(operation.completedNs(), positionWord);
        String end = switch (operation.completion()) {
            case OPEN -> "still open at the end";
            case OK -> "ok at " + ended;
            case FAIL -> "failed at " + ended;
            case INFO -> "unknown since " + ended;
        };
        String error = operation.error().isEmpty() ? "" : " (" + operation.error() + ")";
        return "#" + operation.index() + " " + operation.client() + ": " + label(operation, "") + ", asked at "
                + instant(operation.invokedNs(), positionWord) + ", " + end + error;
    }

    private static String instant(long time, String positionWord) {
        return positionWord.isEmpty() ? Figures.instant(time) : positionWord + " " + time;
    }
}
