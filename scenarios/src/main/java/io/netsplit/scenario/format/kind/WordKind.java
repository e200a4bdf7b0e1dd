package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** One word of a closed list. */
public final class WordKind<W extends Word> extends ScalarKind<W> {
    private final String what;
    private final List<W> choices;

    WordKind(String what, List<W> choices) {
        super("one of " + String.join(", ", words(choices)), Json.object("enum", words(choices)));
        this.what = what;
        this.choices = choices;
    }

    private static List<String> words(List<? extends Word> choices) {
        return choices.stream().map(Word::word).toList();
    }

    /** All of them. */
    public List<W> choices() {
        return choices;
    }

    @Override
    Optional<W> parse(YamlScalar scalar, Reading reading) {
        Optional<W> found =
                choices.stream().filter(w -> w.word().equals(scalar.text())).findFirst();
        if (found.isEmpty()) {
            String all = String.join(", ", words(choices));
            reading.report(Diagnostic.of(ErrorCode.NS012, scalar.span(), "'" + scalar.text() + "' is not " + what)
                    .suggesting(scalar.text(), words(choices))
                    .withHelp("choose from " + all));
        }
        return found;
    }
}
