package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.balancing.Algorithms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about load balancing has all algorithms and no others, each with its source. */
class BalancingPageTest {
    private static final Path PAGE = Path.of("../docs/balancing.md");
    private static final String SCENARIO = "every-algorithm";

    @Test
    void everyAlgorithmHasItsSectionInTheOrderOfTheRegistry() throws IOException {
        List<String> headings = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("### `"))
                .map(line -> line.substring(5, line.length() - 1))
                .toList();
        assertThat(headings)
                .isEqualTo(Algorithms.all().stream().map(AlgorithmEntry::name).toList());
    }

    @Test
    void everySectionNamesTheYearOfItsSource() throws IOException {
        String page = Files.readString(PAGE);
        for (AlgorithmEntry algorithm : Algorithms.all()) {
            int start = page.indexOf("### `" + algorithm.name() + "`");
            String section = page.substring(start, page.indexOf("\n#", start + 1));
            String year = algorithm.source().replaceAll("[^0-9]", "");
            assertThat(section).as(algorithm.name()).contains(year.isEmpty() ? "" : year);
        }
    }

    @Test
    void everySectionHasThePictureThatTheProgramMadeOfItsAlgorithm() throws IOException {
        String page = Files.readString(PAGE);
        for (AlgorithmEntry algorithm : Algorithms.all()) {
            String picture = "pictures/balancing/" + algorithm.name() + ".svg";
            assertThat(page).contains("](" + picture + ")");
            assertThat(Files.readString(PAGE.resolveSibling(picture)))
                    .as(picture)
                    .contains("aria-label=\"" + algorithm.name() + " in " + SCENARIO + "\"")
                    .hasSizeLessThan(20_000);
        }
    }

    @Test
    void subsetsHaveTheirPicturesToo() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains("./netsplit report out/subsets/latest --pictures docs/pictures/subsets\n");
        for (String variant : List.of("subsets-of-4", "subsets-of-2")) {
            String picture = "pictures/subsets/" + variant + ".svg";
            assertThat(page).contains("](" + picture + ")");
            assertThat(Files.readString(PAGE.resolveSibling(picture)))
                    .contains("aria-label=\"" + variant + " in subsets\"");
        }
    }

    @Test
    void theCommandsOfThePageMakeAPictureOfEveryAlgorithm() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("./netsplit run " + SCENARIO + "\n")
                .contains("./netsplit report out/" + SCENARIO + "/latest --pictures docs/pictures/balancing\n");
        ScenarioFile file = new ScenarioReader()
                .read(Path.of("library/balancing/" + SCENARIO + ".yaml"))
                .file()
                .orElseThrow();
        assertThat(file.variants().stream().map(Variant::name))
                .containsExactlyInAnyOrderElementsOf(
                        Algorithms.all().stream().map(AlgorithmEntry::name).toList());
    }
}
