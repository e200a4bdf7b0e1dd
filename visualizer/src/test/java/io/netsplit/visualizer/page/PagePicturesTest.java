package io.netsplit.visualizer.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.report.HtmlReport;
import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.report.RunDrawing;
import io.netsplit.scenario.report.RunDrawings;
import io.netsplit.scenario.report.RunPictures;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.runner.Sweep;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import io.netsplit.trace.TraceException;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.opening.RunOpener;
import io.netsplit.visualizer.picture.Pictures;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import io.netsplit.visualizer.theme.Tone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A run of the library on its page: drawn as the dashboard draws it, light and dark, and the same every time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagePicturesTest {
    private static final Path SCENARIO = Path.of("../scenarios/library/consistency/write-skew.yaml");
    private static final int ARROWS = 1_500;

    @TempDir
    static Path folder;

    private final RunPictures pictures =
            ServiceLoader.load(RunPictures.class).findFirst().orElseThrow();
    private SweepResult result;
    private String page;

    @BeforeAll
    void runIt() throws Exception {
        ScenarioFile file = new ScenarioReader().read(SCENARIO).file().orElseThrow();
        result = Sweep.run(file, SweepOptions.DEFAULT.withSeeds(List.of(1L)).withFolder(folder), SweepProgress.NONE);
        page = page();
    }

    @Test
    void theSameTracesMakeTheSameBytes() throws Exception {
        assertThat(page()).isEqualTo(page);
    }

    @Test
    void everyVariantHasItsFigures() {
        assertThat(result.variants()).hasSizeGreaterThan(1);
        for (String figure : List.of(">Space-time</text>", ">leaders</text>", ">Consistency</text>")) {
            assertThat(page.split(Pattern.quote(figure), -1))
                    .as(figure)
                    .hasSize(result.variants().size() + 1);
        }
        assertThat(page).contains("transactions that form a circle: each must come before the next");
    }

    @Test
    void thePageNeedsNothingElse() {
        assertThat(page).doesNotContain("<script", "http://", "https://", "<link", "@import", "src=");
    }

    @Test
    void everyColourIsThatOfTheThemeThatTheReaderWants() throws Exception {
        RunDrawing drawing = draw(broken());
        String all = drawing.spaceTime() + drawing.cluster() + drawing.strip() + drawing.consistency();
        assertThat(all).doesNotContainPattern("(fill|stroke)=\"#");
        for (MatchResult used : matches("var\\((--view-[a-z-]+)\\)", all)) {
            assertThat(pictures.style().split(used.group(1) + ":", -1))
                    .as(used.group(1))
                    .hasSize(3);
        }
    }

    @Test
    void noTwoPartsOfThePageHaveTheSameName() {
        List<String> names = matches("id=\"([^\"]*)\"", page).stream()
                .map(found -> found.group(1))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
        for (MatchResult used : matches("url\\(#([^)]*)\\)", page)) {
            if (!used.group(1).startsWith("p-")) {
                assertThat(names).contains(used.group(1));
            }
        }
    }

    /** Line by line what {@code view --export} writes, but for the attributes that a page says once for all. */
    @Test
    void theClusterIsTheOneThatTheDashboardExports() throws Exception {
        VariantResult variant = broken();
        RunDetail detail = Objects.requireNonNull(variant.detail());
        Session session = new Session(new RunOpener(folder, "netsplit").open(detail.traceFile(), ""));
        session.showRange(detail.windowStartNs(), detail.windowEndNs());
        session.moveTo(detail.focusNs());
        String exported = SvgWriter.write(new Pictures(session).draw(Pane.CLUSTER, 1232, 400), Theme.LIGHT);
        String drawn = draw(variant).cluster();
        for (Tone tone : Tone.values()) {
            String name = "var(--view-" + tone.name().toLowerCase(Locale.ROOT).replace('_', '-') + ")";
            drawn = drawn.replace(name, String.format(Locale.ROOT, "#%06x", Theme.LIGHT.rgb(tone)));
        }
        assertThat(shapes(drawn)).isNotEmpty().isEqualTo(shapes(exported));
    }

    @Test
    void withFewerArrowsThereIsADensity() throws Exception {
        VariantResult variant = result.variants().get(0);
        assertThat(draw(variant).spaceTime()).doesNotContain("density:");
        assertThat(pictures.draw(trace(variant), result, variant, 1).spaceTime())
                .contains("density:");
    }

    @Test
    void whatIsNoTraceIsRefused() throws Exception {
        Path poem = Files.writeString(folder.resolve("poem.txt"), "Shall I compare thee\n");
        assertThatThrownBy(() -> pictures.draw(poem, result, result.variants().get(0), ARROWS))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("is not a netsplit trace");
    }

    /** Without what nobody sees: targets, and that something has no fill. */
    private static List<String> shapes(String svg) {
        return svg.lines()
                .skip(1)
                .filter(line -> !line.contains("<title>"))
                .map(line -> line.replace(" fill=\"none\"", ""))
                .toList();
    }

    private static List<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    /** With a violation, and so with an instant that matters. */
    private VariantResult broken() {
        return result.variants().stream()
                .filter(variant -> Objects.requireNonNull(variant.detail()).focusNs() > 0)
                .findFirst()
                .orElseThrow();
    }

    private Path trace(VariantResult variant) {
        return folder.resolve(Objects.requireNonNull(variant.detail()).traceFile());
    }

    private RunDrawing draw(VariantResult variant) throws Exception {
        return pictures.draw(trace(variant), result, variant, ARROWS);
    }

    private String page() throws Exception {
        Map<String, RunDrawing> drawn = new LinkedHashMap<>();
        for (VariantResult variant : result.variants()) {
            drawn.put(variant.name(), draw(variant));
        }
        ReportContext context = new ReportContext("netsplit", "write-skew", List.of(), "", List.of());
        return HtmlReport.of(result, context, new RunDrawings(pictures.style(), drawn));
    }
}
