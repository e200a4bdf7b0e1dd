package io.netsplit.scenario.format.diagnostic;

/** Every kind of mistake that a scenario file can hold. {@code netsplit explain CODE} shows its page. */
public enum ErrorCode {
    NS001(Severity.ERROR, "not well-formed YAML"),
    NS002(Severity.ERROR, "the same key twice"),
    NS003(Severity.ERROR, "format version not supported"),
    NS004(Severity.ERROR, "the file cannot be read as a scenario"),
    NS005(Severity.ERROR, "too large, too deep or too many"),
    NS006(Severity.ERROR, "unknown field"),
    NS007(Severity.ERROR, "a field is missing"),
    NS008(Severity.ERROR, "another kind of value was expected"),
    NS010(Severity.ERROR, "a number needs a unit, and the right one"),
    NS011(Severity.ERROR, "value out of range"),
    NS012(Severity.ERROR, "unknown word"),
    NS013(Severity.ERROR, "fields that contradict each other"),
    NS020(Severity.ERROR, "no such node, group or role"),
    NS021(Severity.ERROR, "no such fault"),
    NS022(Severity.ERROR, "no such variant"),
    NS023(Severity.ERROR, "an invariant or a metric of another protocol"),
    NS025(Severity.ERROR, "unknown protocol or option"),
    NS026(Severity.ERROR, "the fault can never fire"),
    NS027(Severity.ERROR, "options that the protocol refuses together"),
    NS030(Severity.WARNING, "the fault outlasts the run"),
    NS031(Severity.WARNING, "the window is empty"),
    NS032(Severity.WARNING, "the assertion can never fail"),
    NS033(Severity.WARNING, "more time is given than there is"),
    NS034(Severity.WARNING, "more is asked for than can be served");

    private final Severity severity;
    private final String title;

    ErrorCode(Severity severity, String title) {
        this.severity = severity;
        this.title = title;
    }

    public Severity severity() {
        return severity;
    }

    /** A few words. */
    public String title() {
        return title;
    }
}
