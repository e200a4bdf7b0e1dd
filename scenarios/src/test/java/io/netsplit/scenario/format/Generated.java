package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the code makes: held against what is there, or rewritten with {@code -Dnetsplit.update=true}. */
final class Generated {
    private Generated() {}

    static void check(Path path, String expected) {
        try {
            if (Boolean.getBoolean("netsplit.update")) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, expected);
            }
            String actual = Files.exists(path) ? Files.readString(path) : "";
            assertThat(actual.replace("\r\n", "\n"))
                    .as("%s differs from what the code makes; -Dnetsplit.update=true rewrites it", path)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
