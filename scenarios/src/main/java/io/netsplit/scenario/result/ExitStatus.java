package io.netsplit.scenario.result;

/** How a sweep ended, as a process exit code. */
public enum ExitStatus {
    /** Every assertion turned out as expected. */
    PASS(0),
    /** An assertion failed, or passed although it was expected to fail. */
    FAIL(1),
    /** Nothing failed, but some verdict is unknown. */
    UNKNOWN(2),
    /** The user interrupted the sweep; what was finished is kept. */
    INTERRUPTED(130);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
