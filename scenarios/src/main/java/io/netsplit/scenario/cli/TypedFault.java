package io.netsplit.scenario.cli;

import io.netsplit.fault.FaultStep;
import io.netsplit.kernel.Limits;
import io.netsplit.run.BackEnd;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.Source;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fault that somebody types while a cluster is up, by the fields of its step: read as if it stood in the cluster's
 * scenario. Messages speak of what was typed, and not of what it was put into.
 */
final class TypedFault {
    private static final String NAME = "fault";
    private static final String BEFORE = "faults=[{ ";
    private static final String AFTER = ", at: 1ms, name: by-hand }]";

    private final String typed;
    private final Source source;

    private TypedFault(String typed) {
        this.typed = typed;
        source = new Source(NAME, typed);
    }

    /**
     * The fault.
     *
     * @param settings changes of the scenario that the cluster was started with
     * @throws IllegalArgumentException where it is none, or the back end cannot do it; the message says why
     */
    static FaultStep read(
            String typed, ScenarioSource scenario, List<String> settings, Engine engine, BackEnd backEnd) {
        return new TypedFault(typed).read(scenario, settings, engine, backEnd);
    }

    private FaultStep read(ScenarioSource scenario, List<String> settings, Engine engine, BackEnd backEnd) {
        if (typed.isBlank()) {
            throw new IllegalArgumentException("which fault? It takes the fields of a step, as 'bridge: n3'");
        }
        List<String> more = new ArrayList<>(settings);
        more.add(BEFORE + typed + AFTER);
        Engine.Parsed parsed = engine.read(scenario.name(), scenario.text(), more);
        List<Diagnostic> errors = parsed.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(this::inWhatWasTyped)
                .toList();
        if (parsed.scenario().isEmpty() || !errors.isEmpty()) {
            throw new IllegalArgumentException(engine.render(NAME, errors).strip());
        }
        RunSpec spec = Planner.plan(parsed.scenario().get().variants().get(0).scenario(), 1, List.of(), Limits.DEFAULT);
        List<String> objections = backEnd.objections(spec);
        if (!objections.isEmpty()) {
            throw new IllegalArgumentException(backEnd.name() + " cannot do this: " + String.join("; ", objections));
        }
        if (!spec.faults().nemeses().isEmpty()) {
            throw new IllegalArgumentException("faults by chance need a scenario; name one fault");
        }
        if (spec.faults().steps().size() != 1) {
            throw new IllegalArgumentException("one fault at a time, by the fields of its step, as 'bridge: n3'");
        }
        return spec.faults().steps().get(0);
    }

    private Diagnostic inWhatWasTyped(Diagnostic found) {
        Optional<Diagnostic.Related> related =
                found.related().map(one -> new Diagnostic.Related(span(one.span()), one.label()));
        return new Diagnostic(found.code(), found.message(), span(found.span()), found.label(), related, found.help());
    }

    private Span span(Span found) {
        return new Span(
                source,
                found.line(),
                column(found.line(), found.column()),
                found.endLine(),
                column(found.endLine(), found.endColumn()));
    }

    /** On the first line, what is before is taken off; what is after is the end of what was typed. */
    private int column(int line, int column) {
        int last = source.line(line).length() + 1;
        int shifted = line == 1 ? column - BEFORE.length() : column;
        return Math.max(1, Math.min(shifted, last));
    }
}
