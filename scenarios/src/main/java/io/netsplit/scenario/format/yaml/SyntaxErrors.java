package io.netsplit.scenario.format.yaml;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Source;
import io.netsplit.scenario.format.diagnostic.Span;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in a person's words what the YAML parser did not understand, and points at where the trouble began. */
final class SyntaxErrors {
    private SyntaxErrors() {}

    static Diagnostic describe(Source source, MarkedYamlEngineException problem) {
        Optional<Mark> found = problem.getProblemMark();
        Optional<Mark> begun = problem.getContextMark();
        String context = problem.getContext() == null ? "" : problem.getContext();
        String what = problem.getProblem() == null ? "" : problem.getProblem();
        if (context.contains("flow sequence") || context.contains("flow mapping")) {
            return unclosed(source, context.contains("sequence") ? "[" : "{", begun, found);
        }
        if (context.contains("quoted scalar")) {
            return at(source, begun.or(() -> found), "a quoted text does not end")
                    .withHelp("close it with the same quote that opened it");
        }
        Mark mark = found.or(() -> begun).orElse(null);
        Diagnostic diagnostic = at(source, Optional.ofNullable(mark), message(what));
        return diagnostic.withHelp(help(what));
    }

    private static Diagnostic unclosed(Source source, String bracket, Optional<Mark> begun, Optional<Mark> found) {
        Diagnostic diagnostic = at(source, begun.or(() -> found), "'" + bracket + "' is not closed")
                .withLabel("opened here")
                .withHelp("close it with '" + (bracket.equals("[") ? "]" : "}") + "', and put ',' between its parts");
        return found.map(mark -> diagnostic.withRelated(span(source, mark), "the parts end or break here"))
                .orElse(diagnostic);
    }

    private static Diagnostic at(Source source, Optional<Mark> mark, String message) {
        Span span = mark.map(m -> span(source, m)).orElse(Span.start(source));
        return Diagnostic.of(ErrorCode.NS001, span, message);
    }

    private static Span span(Source source, Mark mark) {
        int line = mark.getLine() + 1;
        int column = mark.getColumn() + 1;
        return new Span(source, line, column, line, column + 1);
    }

    private static String message(String what) {
        String lower = what.toLowerCase(Locale.ROOT);
        if (lower.contains("mapping values are not allowed")) {
            return "a ':' where no key can stand";
        }
        if (lower.contains("tab") && lower.contains("cannot start")) {
            return "a tab where spaces are needed";
        }
        if (lower.contains("could not find expected ':'")) {
            return "a key without ':'";
        }
        if (lower.contains("<block end>") || lower.contains("block end")) {
            return "a line that fits neither the block above nor the one around it";
        }
        return "not well-formed YAML: " + what;
    }

    private static String help(String what) {
        String lower = what.toLowerCase(Locale.ROOT);
        if (lower.contains("mapping values are not allowed")) {
            return "put text that holds ': ' in quotes, and indent keys of one block alike";
        }
        if (lower.contains("tab")) {
            return "YAML is indented with spaces only";
        }
        return "keys of one block stand in one column; text with ': ', '#', '[' or '{' stands in quotes";
    }
}
