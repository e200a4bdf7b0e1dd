package io.netsplit.scenario.cli;

import io.netsplit.history.Operation;
import io.netsplit.scenario.report.evidence.Exhibit;
import org.jspecify.annotations.Nullable;

/**
 * What became of one history: either a verdict, or the reason why it cannot be judged.
 *
 * @param name of the file, as the user would type it
 * @param exhibit the history with the verdict on it, or null
 * @param operations how many operations the clients invoked
 * @param emptyReads how many reads of nothing were left out
 * @param seconds that reading and judging took, of real time
 * @param place behind the name, as ":12:5" for a line and a column; empty where the whole file is meant
 * @param error why there is no verdict; else empty
 */
record HistoryOutcome(
        String name,
        @Nullable Exhibit exhibit,
        long operations,
        long emptyReads,
        double seconds,
        String place,
        String error) {
    static HistoryOutcome unreadable(String name, String place, String error) {
        return new HistoryOutcome(name, null, 0, 0, 0, place, error);
    }

    int exitCode() {
        if (exhibit == null) {
            return ExitCode.INVALID_SCENARIO;
        }
        return switch (exhibit.verdict().answer()) {
            case LINEARIZABLE -> ExitCode.OK;
            case NOT_LINEARIZABLE -> ExitCode.ASSERTION_FAILED;
            case UNKNOWN -> ExitCode.INCONCLUSIVE;
        };
    }

    /** What a person should know beside the verdict, as that nobody was answered; empty where there is nothing. */
    String note() {
        if (exhibit == null) {
            return "";
        }
        if (exhibit.history().operations().stream().noneMatch(Operation::isOk)) {
            return "none was answered ok";
        }
        String reads = emptyReads == 1 ? " read of nil" : " reads of nil";
        return emptyReads == 0 ? "" : emptyReads + reads + " left out";
    }

    /** The verdict in words; unknown where there is none. */
    String answer() {
        if (exhibit == null) {
            return "unknown";
        }
        return switch (exhibit.verdict().answer()) {
            case LINEARIZABLE -> "linearizable";
            case NOT_LINEARIZABLE -> "not linearizable";
            case UNKNOWN -> "unknown";
        };
    }
}
