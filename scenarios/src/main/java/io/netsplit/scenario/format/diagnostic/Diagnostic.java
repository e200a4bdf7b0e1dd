package io.netsplit.scenario.format.diagnostic;

import java.util.Comparator;
import java.util.Optional;

/**
 * One message about a scenario file.
 *
 * @param code what kind of mistake; its severity decides whether the file is refused
 * @param message one line, without a full stop
 * @param span the place
 * @param label printed under the place, as "did you mean '60s'?", or ""
 * @param related another place that matters, as the first of two equal keys
 * @param help one more line: what would be right, or ""
 */
public record Diagnostic(
        ErrorCode code, String message, Span span, String label, Optional<Related> related, String help) {
    /** A second place, with what it has to do with the first. */
    public record Related(Span span, String label) {}

    /** In the order of the file; of two at one place, the lower code first. */
    public static final Comparator<Diagnostic> BY_PLACE =
            Comparator.comparing(Diagnostic::span, Span.BY_PLACE).thenComparing(Diagnostic::code);

    public static Diagnostic of(ErrorCode code, Span span, String message) {
        return new Diagnostic(code, message, span, "", Optional.empty(), "");
    }

    public Diagnostic withLabel(String text) {
        return new Diagnostic(code, message, span, text, related, help);
    }

    public Diagnostic withHelp(String text) {
        return new Diagnostic(code, message, span, label, related, text);
    }

    public Diagnostic withRelated(Span place, String text) {
        return new Diagnostic(code, message, span, label, Optional.of(new Related(place, text)), help);
    }

    /** Adds the question whether the word was meant that is nearest to {@code written}, if any is near. */
    public Diagnostic suggesting(String written, Iterable<String> words) {
        return Suggestions.nearest(written, words)
                .map(word -> withLabel("did you mean '" + word + "'?"))
                .orElse(this);
    }

    public Severity severity() {
        return code.severity();
    }

    public boolean isError() {
        return severity() == Severity.ERROR;
    }
}
