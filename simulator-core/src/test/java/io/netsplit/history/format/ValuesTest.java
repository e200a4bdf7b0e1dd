package io.netsplit.history.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void numbersTextsListsAndMapsAreValues() {
        assertThat(Values.parse("5")).isEqualTo(5L);
        assertThat(Values.parse(" -3 ")).isEqualTo(-3L);
        assertThat(Values.parse("true")).isEqualTo(true);
        assertThat(Values.parse("nil")).isNull();
        assertThat(Values.parse("null")).isNull();
        assertThat(Values.parse("")).isEqualTo("");
        assertThat(Values.parse("\"5\"")).isEqualTo("5");
        assertThat(Values.parse("held")).isEqualTo("held");
        assertThat(Values.parse("two words")).isEqualTo("two words");
        assertThat(Values.parse("[1 2]")).isEqualTo(List.of(1L, 2L));
        assertThat(Values.parse("[1, [\"a\", nil]]")).isEqualTo(List.of(1L, Arrays.asList("a", null)));
        assertThat(Values.parse("{\"x\": 0, \"y\": [1]}")).isEqualTo(Map.of("x", 0L, "y", List.of(1L)));
        assertThat(Values.parse("{:x 0, :y 1}")).isEqualTo(Map.of("x", 0L, "y", 1L));
    }

    @Test
    void numbersThatAreEqualAreEqualValues() {
        assertThat(Values.parse("1.50")).isEqualTo(Values.parse("15e-1")).isEqualTo("1.5");
        assertThat(Values.parse("2.0")).isEqualTo(2L);
        assertThat(Values.parse("7N")).isEqualTo(7L);
        assertThat(Values.parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(Values.parse("9223372036854775808")).isEqualTo("9223372036854775808");
        assertThat(Values.parse("1e999999999")).isEqualTo("1E+999999999");
        assertThat(Values.parse("1/3")).isEqualTo("1/3");
    }

    @Test
    void setsAreEqualInWhateverOrderTheyStand() {
        assertThat(Values.parse("#{3 :b 1 \"a\"}")).isEqualTo(Values.parse("#{\"a\" 1 :b 3}"));
    }

    @Test
    void aBrokenListIsRefused() {
        assertThatThrownBy(() -> Values.parse("[1 2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected ']', but the text ends here at character 5");
        assertThatThrownBy(() -> Values.parse("[".repeat(100_000))).hasMessageContaining("64 values within each other");
    }
}
