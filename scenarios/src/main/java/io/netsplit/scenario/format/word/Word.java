package io.netsplit.scenario.format.word;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A word that a scenario file may use. Implemented by enums, whose constants are all the choices there are. */
public interface Word {
    /** As written in a file. */
    String word();

    /** One sentence or less, without a full stop, that says what it means. */
    String meaning();

    /** The constant of {@code choices} that is written {@code text}. */
    static <W extends Word> Optional<W> find(W[] choices, String text) {
        return Arrays.stream(choices).filter(c -> c.word().equals(text)).findFirst();
    }

    /** All words, in the order in which they are documented. */
    static List<String> words(Word[] choices) {
        return Arrays.stream(choices).map(Word::word).toList();
    }
}
