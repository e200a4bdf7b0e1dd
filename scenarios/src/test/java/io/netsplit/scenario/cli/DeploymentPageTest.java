package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.word.RolloutMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about rollouts names what there is: its pictures, its figures, and the files of the library. */
class DeploymentPageTest {
    private static final Path PAGE = Path.of("../docs/deployment.md");

    @Test
    void picturesAreThoseThatTheProgramMadeOfTheSwitch() throws IOException {
        List<String> pictures = Pattern.compile("]\\((pictures/[^)]+)\\)")
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(pictures)
                .hasSize(2)
                .allSatisfy(picture -> assertThat(Files.readString(PAGE.resolveSibling(picture)))
                        .contains("in blue-green-switch\"")
                        .hasSizeLessThan(20_000));
    }

    @Test
    void everyFigureOfARolloutIsOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        for (RolloutMetric metric : RolloutMetric.values()) {
            assertThat(page).contains("`" + metric.word() + "`");
        }
    }

    @Test
    void everyFileOfTheLibraryIsOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        try (var files = Files.list(Path.of("library/deployment"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        }
    }
}
