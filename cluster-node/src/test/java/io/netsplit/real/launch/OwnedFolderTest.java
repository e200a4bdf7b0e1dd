package io.netsplit.real.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data of nodes that nobody owns any more goes when somebody has new one, and nothing else. */
class OwnedFolderTest {
    private static final String PREFIX = "nodes-";

    @TempDir
    Path parent;

    private OwnedFolder another() throws Exception {
        return OwnedFolder.create(parent, PREFIX);
    }

    @Test
    void theFolderOfAKilledProcessIsRemovedByTheNextOne() throws Exception {
        Process owner = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldFolder.class.getName(),
                        parent.toString(),
                        PREFIX))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            Path held =
                    Path.of(new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))
                            .readLine());
            another().close();
            assertThat(held.resolve("n1/raft")).as("while it is owned").exists();
            owner.destroyForcibly().waitFor();
            assertThat(held).as("nobody is there to remove it").exists();
            another().close();
            assertThat(held).doesNotExist();
        } finally {
            owner.destroyForcibly();
        }
    }

    @Test
    void oneJvmMayOwnSeveral() throws Exception {
        try (OwnedFolder first = another();
                OwnedFolder second = another()) {
            assertThat(first.path()).exists();
            assertThat(second.path()).exists();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void whatIsNotOfThisKindStays() throws Exception {
        Path other = Files.createDirectories(parent.resolve(PREFIX + "of-somebody/n1"));
        Path file = Files.writeString(parent.resolve(PREFIX + "notes"), "a file");
        another().close();
        assertThat(other).exists();
        assertThat(file).exists();
    }
}
