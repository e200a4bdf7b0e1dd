package io.netsplit.scenario.format.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final List<String> WORDS = List.of("partition", "pause", "crash", "clock", "isolate");

    @Test
    void swappedLettersAreOneMistake() {
        assertThat(Suggestions.distance("partitoin", "partition")).isEqualTo(1);
        assertThat(Suggestions.nearest("partitoin", WORDS)).contains("partition");
    }

    @Test
    void missingAndSurplusLettersAreFound() {
        assertThat(Suggestions.nearest("isolat", WORDS)).contains("isolate");
        assertThat(Suggestions.nearest("ccrash", WORDS)).contains("crash");
    }

    @Test
    void capitalsAndUnderscoresDoNotMatter() {
        assertThat(Suggestions.nearest("CRASH", WORDS)).contains("crash");
        assertThat(Suggestions.nearest("one_leader", List.of("one-leader"))).contains("one-leader");
    }

    @Test
    void nothingIsSuggestedForSomethingElseAltogether() {
        assertThat(Suggestions.nearest("banana", WORDS)).isEmpty();
        assertThat(Suggestions.nearest("", WORDS)).isEmpty();
        assertThat(Suggestions.nearest("x".repeat(1000), WORDS)).isEmpty();
    }

    @Test
    void firstOfEquallyNearWordsIsTaken() {
        assertThat(Suggestions.nearest("cat", List.of("bat", "rat"))).contains("bat");
    }
}
