package io.netsplit.real.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes is made once for one class path, by a JVM that left it behind. */
class ClassArchiveTest {
    @TempDir
    Path folder;

    private Path jar;
    private Path home;

    @BeforeEach
    void makeAJar() throws IOException {
        jar = Files.writeString(folder.resolve("one.jar"), "classes");
        home = Files.createDirectories(folder.resolve("n1"));
    }

    private ClassArchive archive() {
        return ClassArchive.of(folder.resolve("archives"), "ratis", List.of(jar.toString()));
    }

    @Test
    void itIsUsedOnceItWasKept() throws IOException {
        assertThat(archive().isMissing()).isTrue();
        assertThat(archive().flags()).isEmpty();
        Path left = home.resolve("classes.jsa");
        assertThat(ClassArchive.makingFlags(home)).contains("-XX:ArchiveClassesAtExit=" + left);
        Files.writeString(left, "an archive");
        archive().keep(home);
        assertThat(archive().isMissing()).isFalse();
        assertThat(archive().flags().get(0)).startsWith("-XX:SharedArchiveFile=");
        try (Stream<Path> files = Files.list(folder.resolve("archives"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void anotherJarOfThatNameNeedsAnother() throws IOException {
        Files.writeString(home.resolve("classes.jsa"), "an archive");
        archive().keep(home);
        Files.writeString(jar, "other classes");
        assertThat(archive().isMissing()).isTrue();
        assertThat(archive().flags()).isEmpty();
    }

    @Test
    void whereNothingWasLeftNothingIsKept() {
        archive().keep(home);
        assertThat(archive().isMissing()).isTrue();
    }

    @Test
    void classesInFoldersAreNotArchived() {
        ClassArchive none = ClassArchive.of(folder.resolve("archives"), "ratis", List.of(folder.toString()));
        assertThat(none.isMissing()).isFalse();
        assertThat(none.flags()).isEmpty();
    }
}
