package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.report.HtmlReport;
import io.netsplit.scenario.report.RunDrawing;
import io.netsplit.scenario.report.RunDrawings;
import io.netsplit.scenario.report.RunPictures;
import io.netsplit.scenario.report.SampleSweep;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which traces are drawn for a page, by something that draws a word or fails. */
class DrawnRunsTest {
    private static final SweepResult RESULT = SampleSweep.failing();

    private final List<String> asked = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void leaveATrace() throws IOException {
        Files.writeString(folder.resolve("a.trace"), "");
    }

    @Test
    void theFailedVariantIsDrawnFirstAndStandsOnThePage() {
        String page = page(Optional.of(drawing("<svg>drawn</svg>")));
        assertThat(asked).containsExactly("broken-quorum", "correct");
        assertThat(page).contains(".drawn {}", "<svg>drawn</svg>", "<b>The cluster</b> at 10.000 s.");
    }

    @Test
    void withoutADashboardThePageHasWhatTheDetailsHold() {
        assertThat(page(Optional.empty())).isEqualTo(HtmlReport.of(RESULT, SampleSweep.CONTEXT));
    }

    @Test
    void withoutItsTraceARunIsDrawnFromItsDetails() throws IOException {
        Files.delete(folder.resolve("a.trace"));
        String page = page(Optional.of(drawing("<svg>drawn</svg>")));
        assertThat(asked).isEmpty();
        assertThat(page).contains(">minority</text>").doesNotContain("<svg>drawn</svg>");
    }

    @Test
    void ofATraceThatCannotBeReadThePageSaysWhyAndHasTheRest() {
        String page = page(Optional.of(new Fake() {
            @Override
            public RunDrawing draw(Path trace, SweepResult result, VariantResult variant, int arrowsMax)
                    throws IOException {
                throw new IOException("It is a poem");
            }
        }));
        assertThat(page)
                .contains("The trace of this run cannot be read: it is a poem. The pictures show", ">minority</text>");
    }

    @Test
    void aPageThatWouldGrowTooLargeHasTheDrawingsOfTheFirstVariants() {
        String page = page(Optional.of(drawing("<svg>" + "x".repeat(500_000) + "</svg>")));
        assertThat(asked).containsExactly("broken-quorum", "correct");
        assertThat(page.split("<svg>xxx", -1)).hasSize(1 + 4);
        assertThat(page).hasSizeLessThan(3_000_000);
    }

    private String page(Optional<RunPictures> pictures) {
        RunDrawings drawings = DrawnRuns.of(pictures, folder, RESULT);
        return HtmlReport.of(RESULT, SampleSweep.CONTEXT, drawings);
    }

    private RunPictures drawing(String svg) {
        return new Fake() {
            @Override
            public RunDrawing draw(Path trace, SweepResult result, VariantResult variant, int arrowsMax) {
                asked.add(variant.name());
                return new RunDrawing(svg, svg, svg, svg, "");
            }
        };
    }

    private abstract static class Fake implements RunPictures {
        @Override
        public String style() {
            return ".drawn {}\n";
        }
    }
}
