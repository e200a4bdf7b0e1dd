package io.netsplit.scenario.format.diagnostic;

import java.util.Locale;

/** An error refuses the file; a warning lets it run. */
public enum Severity {
    ERROR,
    WARNING;

    /** "error" or "warning". */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
