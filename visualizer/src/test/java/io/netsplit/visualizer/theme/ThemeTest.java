package io.netsplit.visualizer.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Colours that stand for something can be told apart by every eye, and stand out from the ground. */
class ThemeTest {
    private static final double DIFFERENCE_MIN = 15;
    private static final double CONTRAST_MIN = 3;
    private static final double TEXT_CONTRAST_MIN = 4.5;
    private static final List<ColourVision> EYES =
            List.of(ColourVision.NORMAL, ColourVision.PROTANOPIA, ColourVision.DEUTERANOPIA, ColourVision.TRITANOPIA);
    private static final List<Tone> TOLD_APART = List.of(
            Tone.CLIENT, Tone.TRAFFIC, Tone.HEARTBEAT, Tone.RARE, Tone.FAULT, Tone.LEADER_ODD, Tone.LEADER_EVEN);

    @ParameterizedTest
    @EnumSource
    void rolesAreToldApartByEveryEye(Theme theme) {
        for (ColourVision eyes : EYES) {
            for (Tone one : TOLD_APART) {
                for (Tone other : TOLD_APART) {
                    if (one != other) {
                        assertThat(eyes.difference(theme.rgb(one), theme.rgb(other)))
                                .as("%s and %s, %s, %s", one, other, theme, eyes)
                                .isGreaterThanOrEqualTo(DIFFERENCE_MIN);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void linesStandOutFromTheGround(Theme theme) {
        // A leader of an odd epoch is pale on white: it is always a filled shape with a border of the text's colour.
        for (Tone tone : List.of(Tone.CLIENT, Tone.TRAFFIC, Tone.HEARTBEAT, Tone.RARE, Tone.FAULT, Tone.SELECTION)) {
            assertThat(ColourVision.contrast(theme.rgb(tone), theme.rgb(Tone.GROUND)))
                    .as("%s, %s", tone, theme)
                    .isGreaterThanOrEqualTo(CONTRAST_MIN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void textsCanBeRead(Theme theme) {
        assertReadable(theme, Tone.TEXT, Tone.GROUND);
        assertReadable(theme, Tone.TEXT, Tone.PANEL);
        assertReadable(theme, Tone.MUTED, Tone.GROUND);
        assertReadable(theme, Tone.MUTED, Tone.PANEL);
        assertReadable(theme, Tone.FAULT, Tone.GROUND);
        assertReadable(theme, Tone.FAULT, Tone.PANEL);
        assertReadable(theme, Tone.GROUND, Tone.FAULT);
        assertReadable(theme, Tone.GROUND, Tone.SELECTION);
        assertReadable(theme, Tone.ON_LEADER_ODD, Tone.LEADER_ODD);
        assertReadable(theme, Tone.ON_LEADER_EVEN, Tone.LEADER_EVEN);
    }

    /** Pairs from the table of Sharma, Wu and Dalal (2005), here by way of sRGB: white and black, and equal colours. */
    @Test
    void theDifferenceIsThatOfCiede2000() {
        assertThat(ColourVision.NORMAL.difference(0xFFFFFF, 0x000000)).isCloseTo(100, within(0.01));
        assertThat(ColourVision.NORMAL.difference(0x253FE1, 0x253FE1)).isZero();
        assertThat(Ciede2000.difference(new double[] {50, 2.6772, -79.7751}, new double[] {50, 0, -82.7485}))
                .isCloseTo(2.0425, within(0.0001));
        assertThat(Ciede2000.difference(new double[] {50, 2.5, 0}, new double[] {73, 25, -18}))
                .isCloseTo(27.1492, within(0.0001));
        assertThat(Ciede2000.difference(
                        new double[] {2.0776, 0.0795, -1.1350}, new double[] {0.9033, -0.0636, -0.5514}))
                .isCloseTo(0.9082, within(0.0001));
    }

    private static void assertReadable(Theme theme, Tone text, Tone ground) {
        assertThat(ColourVision.contrast(theme.rgb(text), theme.rgb(ground)))
                .as("%s on %s, %s", text, ground, theme)
                .isGreaterThanOrEqualTo(TEXT_CONTRAST_MIN);
    }
}
