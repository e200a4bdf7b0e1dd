package io.netsplit.visualizer.model;

/** How an operation of a client ended. */
public enum Ending {
    /** It took effect. */
    OK("ok"),
    /** It certainly did not happen. */
    FAILED("failed"),
    /** Nobody knows whether it took effect, or will. */
    UNKNOWN("unknown");

    private final String word;

    Ending(String word) {
        this.word = word;
    }

    /** For a person. */
    public String word() {
        return word;
    }

    /** Of a completion as the trace spells it; what is no end that is known is unknown. */
    static Ending of(String completion) {
        return switch (completion) {
            case "ok" -> OK;
            case "fail" -> FAILED;
            default -> UNKNOWN;
        };
    }
}
