package io.netsplit.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationPageTest {
    @Test
    void thePageIsAllItsParts() {
        ValidationPage.checkPage();
    }

    @Test
    void theIndexCountsWhatIsHeld() {
        String part = """
                ## Queues, in all
                Some text.

                ### One
                From a book.

                | case | figure | expected | simulated | off by | allowed |
                |---|---|--:|--:|--:|--:|
                | a | mean | 1 | 1 | +0.0 % | 2 % |
                | a | max | 9 | 8 | -11.1 % | – |

                """;
        ValidationIndex.Area area = ValidationIndex.area(part);
        assertThat(area).isEqualTo(new ValidationIndex.Area("Queues, in all", 1, 1, 1));
        assertThat(ValidationIndex.markdown(List.of(area, area)))
                .contains("| [Queues, in all](#queues-in-all) | 1 | 1 | 1 |", "| **all** | **2** | **2** | **2** |");
    }

    @Test
    void aFigureThatIsTooFarOffFails() {
        assertThatThrownBy(
                        () -> new Figure("five servers", "mean (ms)", 100, 121, Tolerance.relative(0.2)).assertHolds())
                .hasMessageContaining("five servers, mean (ms): expected 100.0 within 20 %, measured 121.0");
        assertThatThrownBy(() -> new Figure("five servers", "share", 0.5, 0.52, Tolerance.absolute(0.01)).assertHolds())
                .hasMessageContaining("within 0.01");
        assertThatThrownBy(() ->
                        new Figure("five servers", "share", 0.5, Double.NaN, Tolerance.absolute(0.01)).assertHolds())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anEstimateMayBeOffByAShareAndByFourStandardErrors() {
        Tolerance tolerance = Tolerance.estimated(0.1, 0.5);
        assertThat(tolerance.allows(10, 11)).isTrue();
        assertThat(tolerance.allows(10, 11.1)).as("more than a tenth").isFalse();
        assertThat(tolerance.allows(100, 102.1)).as("more than four errors").isFalse();
        assertThat(tolerance.distance(10, 11)).isEqualTo("+10.0 %, +2.0 s.e.");
        assertThat(tolerance).hasToString("10 %, 4 s.e.");
    }

    @Test
    void aSectionIsATableWithOneRowPerFigure() {
        Measurement measured = new Measurement(
                "five servers",
                () -> List.of(
                        new Figure("five servers", "mean (ms)", 123.456, 130, Tolerance.relative(0.06)),
                        new Figure("five servers", "max (ms)", 52808.51, 528, Tolerance.shownOnly())));
        assertThat(new Section("Elections", "From a book.", List.of(measured)).markdown())
                .isEqualTo("""
                        ### Elections
                        From a book.

                        | case | figure | expected | simulated | off by | allowed |
                        |---|---|--:|--:|--:|--:|
                        | five servers | mean (ms) | 123.5 | 130 | +5.3 % | 6 % |
                        | five servers | max (ms) | 52810 | 528 | -99.0 % | – |

                        """);
    }
}
