package io.netsplit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each family of systems has a page with the same parts, and a picture that the program made. */
class SystemPagesTest {
    private static final Path PAGES = Path.of("../docs/systems");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\((\\.\\./pictures/[^)]+\\.svg)\\)");
    private static final Pattern SCENARIO = Pattern.compile("\\./netsplit run ([a-z-]+)");

    static List<Path> pages() throws IOException {
        try (Stream<Path> all = Files.list(PAGES)) {
            return all.filter(page -> !page.endsWith("README.md")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageTellsIdeaGuaranteesAndWhatBreaksIt(Path page) throws IOException {
        String text = Files.readString(page);
        assertThat(text).startsWith("# ").contains("**The idea").contains("**What breaks");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageShowsAPictureThatIsThere(Path page) throws IOException {
        Matcher picture = PICTURE.matcher(Files.readString(page));
        assertThat(picture.find()).as("a picture on %s", page).isTrue();
        assertThat(Files.readString(PAGES.resolve(picture.group(1))))
                .contains("<svg")
                .contains("</svg>");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void scenariosOfThePageAreInTheLibrary(Path page) throws IOException {
        Matcher scenario = SCENARIO.matcher(Files.readString(page));
        int found = 0;
        while (scenario.find()) {
            found++;
            String file = scenario.group(1) + ".yaml";
            try (Stream<Path> library = Files.walk(Path.of("../scenarios/library"))) {
                assertThat(library.anyMatch(
                                path -> path.getFileName().toString().equals(file)))
                        .as("%s, named on %s", file, page)
                        .isTrue();
            }
        }
        assertThat(found).as("scenarios on %s", page).isPositive();
    }
}
