package io.netsplit.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that is kept beside the tests. {@code mvn test -Dnetsplit.update=true} writes it anew. */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /** {@code actual} is what is kept under {@code name}. */
    public static void assertMatches(String name, String actual) {
        assertFileMatches(FOLDER.resolve(name), actual);
    }

    /** The same for a file anywhere in the repository. */
    public static void assertFileMatches(Path file, String actual) {
        try {
            if (Boolean.getBoolean("netsplit.update")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual);
            }
            assertThat(Files.exists(file)).as(file + " exists").isTrue();
            String kept = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
            assertThat(actual)
                    .as("%s; where the change is meant: mvn test -Dnetsplit.update=true", file)
                    .isEqualTo(kept);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
