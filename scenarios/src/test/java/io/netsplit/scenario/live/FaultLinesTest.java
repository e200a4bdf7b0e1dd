package io.netsplit.scenario.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where steps that were done by hand are written. */
class FaultLinesTest {
    private static final List<String> STEP = List.of("{ at: 1s, crash: n1 }");

    private static String added(String text, String variant) {
        return FaultLines.add(new Script("x", text, Optional.empty()), variant, STEP);
    }

    @Test
    void behindTheLastWhateverItsShape() {
        assertThat(added("faults:\n  - { at: 2s,\n      pause: n2 }   # long\n\nrun: {}\n", "default"))
                .isEqualTo(
                        "faults:\n  - { at: 2s,\n      pause: n2 }   # long\n  - { at: 1s, crash: n1 }\n\nrun: {}\n");
        assertThat(added("faults:\n- at: 2s\n  partition:\n    - [n1]\n    - [n2]\n# end\nrun: {}", "default"))
                .isEqualTo(
                        "faults:\n- at: 2s\n  partition:\n    - [n1]\n    - [n2]\n- { at: 1s, crash: n1 }\n# end\nrun: {}");
        assertThat(added("faults:\n  - crash: n1\n    at: 2s", "default"))
                .isEqualTo("faults:\n  - crash: n1\n    at: 2s\n  - { at: 1s, crash: n1 }\n");
    }

    @Test
    void intoBrackets() {
        assertThat(added("faults: []\nrun: {}\n", "default")).isEqualTo("faults: [ { at: 1s, crash: n1 }]\nrun: {}\n");
        assertThat(added("faults: [{ at: 2s, crash: n2 } ]\n", "default"))
                .isEqualTo("faults: [{ at: 2s, crash: n2 }, { at: 1s, crash: n1 }]\n");
    }

    @Test
    void atTheEndWhereThereWereNone() {
        assertThat(added("name: x", "default")).isEqualTo("name: x\n\nfaults:\n  - { at: 1s, crash: n1 }\n");
    }

    @Test
    void intoTheVariantThatHasItsOwn() {
        String text =
                "faults:\n  - { at: 2s, crash: n2 }\nvariants:\n  calm: {}\n  wild:\n    faults:\n      - { at: 3s, pause: n3 }\n";
        assertThat(added(text, "wild")).endsWith("      - { at: 3s, pause: n3 }\n      - { at: 1s, crash: n1 }\n");
        assertThat(added(text, "calm")).startsWith("faults:\n  - { at: 2s, crash: n2 }\n  - { at: 1s, crash: n1 }\n");
    }

    @Test
    void aTextWithoutAPlaceIsRefused() {
        assertThatThrownBy(() -> added("faults: many\n", "default"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its 'faults' are no list");
        assertThatThrownBy(() -> added("- 1\n", "default")).isInstanceOf(IllegalArgumentException.class);
    }
}
