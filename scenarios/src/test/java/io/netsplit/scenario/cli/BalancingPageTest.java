package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
}
