package io.netsplit.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code docs/validation.md}: every closed form and published figure beside what the simulator gave. Each area has a part of
 * its own in {@code docs/validation/}, which the area's test makes; the page is all parts in the order of their names.
 * {@code -Dnetsplit.update=true} rewrites both.
 */
public final class ValidationPage {
    private static final Path PAGE = Path.of("../docs/validation.md");
    private static final Path PARTS = Path.of("../docs/validation");

    private static final String HEAD = """
            # Held against the literature

            *Made by tests: each runs the simulated system, not a formula beside it, and fails where a figure is off by more than is
            allowed. The seeds are fixed, so the figures are the same on every machine; `-Dnetsplit.update=true` rewrites the page. Areas
            "at length" need hundreds of millions of requests and run only in a profile: `mvn -q -B -Plengthy test`. Where "allowed" says
            s.e., what is expected is an estimate as well, and may be off by four standard errors of the difference at most.*

            """;

    private ValidationPage() {}

    /**
     * Holds an area's part against what was measured.
     *
     * @param area the name of its file, as "raft-elections"
     */
    public static void check(String area, String title, String text, List<Section> sections) {
        StringBuilder part = new StringBuilder("## " + title + "\n" + text.strip() + "\n\n");
        sections.forEach(section -> part.append(section.markdown()));
        check(PARTS.resolve(area + ".md"), part.toString());
        if (updates()) {
            checkPage();
        }
    }

    /** Holds the page against the parts that are there. */
    static void checkPage() {
        StringBuilder page = new StringBuilder();
        List<ValidationIndex.Area> areas = new ArrayList<>();
        try (Stream<Path> parts = Files.list(PARTS)) {
            for (Path part : parts.sorted().toList()) {
                String text = read(part);
                areas.add(ValidationIndex.area(text));
                page.append(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        check(PAGE, HEAD + ValidationIndex.markdown(areas) + page.toString().stripTrailing() + "\n");
    }

    private static boolean updates() {
        return Boolean.getBoolean("netsplit.update");
    }

    private static String read(Path path) {
        try {
            return Files.exists(path) ? Files.readString(path).replace("\r\n", "\n") : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path path, String expected) {
        if (updates()) {
            try {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, expected);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(read(path))
                .as("%s differs from what was measured; -Dnetsplit.update=true rewrites it", path)
                .isEqualTo(expected);
    }
}
