package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.Locale;
import java.util.Optional;

/** A name that others can refer to: lower case, digits, hyphens. */
public final class NameKind extends ScalarKind<String> {
    /** What a name looks like. */
    public static final String PATTERN = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private static final int LONGEST = 60;

    NameKind(String what) {
        super(what, Json.object("type", "string", "pattern", "^" + PATTERN + "$", "maxLength", LONGEST));
    }

    @Override
    Optional<String> parse(YamlScalar scalar, Reading reading) {
        return check(scalar, reading) ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** Reports a name that is none. */
    public static boolean check(YamlScalar scalar, Reading reading) {
        String text = scalar.text();
        if (text.matches(PATTERN) && text.length() <= LONGEST) {
            return true;
        }
        Diagnostic diagnostic = Diagnostic.of(ErrorCode.NS008, scalar.span(), "'" + text + "' is not a name")
                .withHelp("a name has lower-case letters, digits and single hyphens, begins with a letter, "
                        + "and is at most " + LONGEST + " long");
        String better =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        boolean canSuggest = !better.isEmpty() && better.length() <= LONGEST;
        reading.report(canSuggest ? diagnostic.withLabel("did you mean '" + better + "'?") : diagnostic);
        return false;
    }
}
