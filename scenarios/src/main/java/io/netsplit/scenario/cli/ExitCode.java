package io.netsplit.scenario.cli;

/** How the command ended, for scripts. Where several apply, the one that says most about the file or the tool wins. */
public final class ExitCode {
    /** Everything was as expected. */
    public static final int OK = 0;
    /** An assertion failed, or passed although it was expected to fail; two runs differ. */
    public static final int ASSERTION_FAILED = 1;
    /** A bound was hit, or a sample was empty: nobody knows. */
    public static final int INCONCLUSIVE = 2;
    /** A scenario file is not valid. */
    public static final int INVALID_SCENARIO = 3;
    /** Nothing matched: no such scenario, variant, tag or topic. */
    public static final int NOTHING_MATCHED = 4;
    /** The command line was wrong. */
    public static final int USAGE = 64;
    /** No window can be opened: there is no display, or no dashboard. */
    public static final int NO_WINDOW = 69;
    /** A defect in netsplit itself; a report file has the details. */
    public static final int INTERNAL_ERROR = 70;
    /** The user interrupted; what was finished has been written. */
    public static final int INTERRUPTED = 130;

    private static final int[] STRONGEST_FIRST = {
        INTERNAL_ERROR, INTERRUPTED, USAGE, NO_WINDOW, NOTHING_MATCHED, INVALID_SCENARIO, ASSERTION_FAILED, INCONCLUSIVE
    };

    private ExitCode() {}

    /** The code that stands for both: 70 before 3 before 1 before 2 before 0. */
    static int combine(int first, int second) {
        for (int code : STRONGEST_FIRST) {
            if (first == code || second == code) {
                return code;
            }
        }
        return OK;
    }
}
