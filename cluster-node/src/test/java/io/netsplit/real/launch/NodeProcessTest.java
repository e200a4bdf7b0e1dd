package io.netsplit.real.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a node's process, done to one that only sleeps. */
class NodeProcessTest {
    @TempDir
    Path folder;

    private NodeProcess process;

    @BeforeEach
    void start() throws IOException {
        process = NodeProcess.start(List.of("sleep", "600"), folder, folder.resolve("n1.log"), "UNUSED", "");
    }

    @AfterEach
    void nothingIsLeft() {
        process.kill();
        assertThat(process.isAlive()).isFalse();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void aPausedProcessIsStoppedAndGoesOn() throws Exception {
        assertThat(state()).doesNotStartWith("T");
        process.pause();
        assertThat(state()).startsWith("T");
        process.resume();
        assertThat(state()).doesNotStartWith("T");
    }

    @Test
    void aSlowProcessIsStoppedAgainAndAgainUntilItIsNormal() throws Exception {
        process.setSlowness(1000);
        awaitState("T");
        process.setSlowness(1);
        assertThat(state()).doesNotStartWith("T");
        assertThat(ProcessHandle.current().children()).hasSize(1);
    }

    @Test
    void aPauseOutranksSlowness() throws Exception {
        process.setSlowness(2);
        process.pause();
        assertThat(state()).startsWith("T");
        process.setSlowness(4);
        assertThat(state()).startsWith("T");
        process.resume();
        assertThat(ProcessHandle.current().children()).hasSize(2);
    }

    /** The shell needs a moment to begin. */
    private void awaitState(String wanted) throws Exception {
        long endNs = System.nanoTime() + 30_000_000_000L;
        while (!state().startsWith(wanted)) {
            assertThat(System.nanoTime()).as("the process is never stopped").isLessThan(endNs);
        }
    }

    /** As ps says it: T is stopped. */
    private String state() throws Exception {
        long pid = ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("sleep"))
                .findFirst()
                .orElseThrow()
                .pid();
        Process ps = new ProcessBuilder("ps", "-o", "state=", "-p", Long.toString(pid)).start();
        String said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        ps.waitFor();
        return said.strip();
    }
}
