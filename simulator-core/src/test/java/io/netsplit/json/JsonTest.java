package io.netsplit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.random.Prng;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void valuesAreWhatTheyAre() {
        assertThat(Json.read(" [1, -2, 0.5, 1e3, true, false, null, \"x\", [], {}] "))
                .isEqualTo(Arrays.asList(1L, -2L, 0.5, 1000.0, true, false, null, "x", List.of(), Map.of()));
        assertThat(Json.read("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void fieldsStandInTheOrderOfTheText() {
        assertThat(Json.object("{\"b\": 1, \"a\": {\"d\": 2, \"c\": 3}}"))
                .containsExactly(Map.entry("b", 1L), Map.entry("a", Map.of("c", 3L, "d", 2L)));
    }

    @Test
    void escapesAreUndone() {
        assertThat(Json.read("\"a\\n\\t\\\"\\\\\\/\\u00e9\\b\\f\\r\"")).isEqualTo("a\n\t\"\\/é\b\f\r");
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        assertRefused("", "the text ends too early at character 1");
        assertRefused("{\"a\":1", "the text ends too early at character 7");
        assertRefused("{\"a\" 1}", "expected ':', found '1' at character 6");
        assertRefused("[1 2]", "expected ',', found '2' at character 4");
        assertRefused("[1,]", "expected a value at character 4");
        assertRefused("[1] x", "expected the end at character 5");
        assertRefused("nil", "expected a value at character 1");
        assertRefused("\"\\x\"", "no such escape: '\\x' at character 4");
        assertRefused("\"\\u12g4\"", "expected four hexadecimal digits at character 6");
        assertRefused("92233720368547758070", "is no number, or too large a one at character 1");
        assertRefused("{\"a\":1,\"a\":2}", "'a' a second time at character 12");
        assertRefused("[".repeat(100), "nested too deeply at character 66");
    }

    @Test
    void inATextOfSeveralLinesThePlaceHasALine() {
        assertRefused("{\n  \"a\": 1,\n  \"b\": ?\n}", "expected a value at line 3, character 8");
    }

    @Test
    void onlyAnObjectIsAnObject() {
        assertThatThrownBy(() -> Json.object("[1]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected '{', found '[' at character 1");
    }

    @Test
    void anyTextIsReadOrRefused() {
        String good = "{\"a\": [1, 2.5, \"x\\n\"], \"b\": {\"c\": null, \"d\": true}}";
        for (int seed = 1; seed <= 2_000; seed++) {
            Prng random = Prng.of(seed, "json-damage");
            StringBuilder damaged = new StringBuilder(good);
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(128));
            }
            try {
                Json.read(damaged.toString());
            } catch (IllegalArgumentException e) {
                assertThat(e).as("seed " + seed).hasMessageContaining("character ");
            }
        }
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> Json.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
