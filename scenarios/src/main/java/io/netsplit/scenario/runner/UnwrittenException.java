package io.netsplit.scenario.runner;

import io.netsplit.scenario.result.SweepResult;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The folder of a sweep could not be written to. The runs were done and judged all the same. */
public final class UnwrittenException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private final transient SweepResult result;

    public UnwrittenException(IOException cause, SweepResult result) {
        super(cause);
        this.result = result;
    }

    /** What came of the sweep, as if nothing had had to be written. */
    public SweepResult result() {
        return result;
    }
}
