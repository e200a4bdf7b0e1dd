package io.netsplit.system;

/** A protocol refuses the value of one option, because of its other options or of the cluster that it is to run on. */
public final class OptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String option;
    private final String reason;

    /**
     * @param option its name
     * @param message what is wrong with its value, and what to do
     */
    public OptionException(String option, String message) {
        super(message);
        this.option = option;
        this.reason = message;
    }

    /** The same refusal, of an option that is called otherwise. */
    public OptionException of(String otherName) {
        return new OptionException(otherName, reason);
    }

    public String option() {
        return option;
    }
}
