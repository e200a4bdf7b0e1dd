package io.netsplit.scenario.cli;

/** The user asked for something that cannot be: one clear message, the right exit code, and never a stack trace. */
final class UserMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    UserMistake(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** The command line itself is wrong. */
    static UserMistake usage(String message) {
        return new UserMistake(ExitCode.USAGE, message);
    }

    /** The command line is right, but names something that is not there. */
    static UserMistake nothing(String message) {
        return new UserMistake(ExitCode.NOTHING_MATCHED, message);
    }

    int exitCode() {
        return exitCode;
    }
}
