package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Span;
import java.util.List;

/** One pass over a tree: collects what is wrong, and knows the names that a value may refer to. */
public final class Reading {
    private final List<Diagnostic> problems;
    private final Names names;

    public Reading(List<Diagnostic> problems, Names names) {
        this.problems = problems;
        this.names = names;
    }

    public Names names() {
        return names;
    }

    public void report(Diagnostic diagnostic) {
        problems.add(diagnostic);
    }

    public void report(ErrorCode code, Span span, String message, String help) {
        report(Diagnostic.of(code, span, message).withHelp(help));
    }

    /** How many errors there are so far: a value is good where reading it added none. */
    public long errors() {
        return problems.stream().filter(Diagnostic::isError).count();
    }
}
