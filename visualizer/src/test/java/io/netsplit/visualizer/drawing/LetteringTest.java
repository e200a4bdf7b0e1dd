package io.netsplit.visualizer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts that do not fit are cut. */
class LetteringTest {
    @Test
    void aTextThatFitsIsLeftAloneAndAnotherOneEndsWithAnEllipsis() {
        Lettering plain = Lettering.PLAIN;
        assertThat(plain.cut("follower", plain.width("follower") + 0.001)).isEqualTo("follower");
        for (double room = 0; room < plain.width("follower"); room += 3) {
            String cut = plain.cut("follower", room);
            assertThat(plain.width(cut)).isLessThanOrEqualTo(room);
            assertThat(cut.isEmpty() || cut.endsWith("…")).as(cut).isTrue();
        }
        assertThat(plain.cut("follower", 40)).isEqualTo("follo…");
    }

    /** To measure it again for every letter taken away would need hours. */
    @Test
    void aHugeTextIsCutAtOnce() {
        String huge = "y".repeat(5_000_000);
        for (int i = 0; i < 100; i++) {
            assertThat(Lettering.FIXED.cut(huge, 100)).hasSizeLessThan(20).endsWith("…");
        }
    }
}
