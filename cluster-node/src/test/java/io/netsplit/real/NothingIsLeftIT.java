package io.netsplit.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.real.ratis.RatisBackEnd;
import io.netsplit.run.RunSpec;
import io.netsplit.system.raft.Raft;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a run ends, its nodes end with it, and take their data along. */
class NothingIsLeftIT {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    void aKilledControllerTakesItsNodesAlong() throws Exception {
        Process controller = start();
        List<ProcessHandle> started = startedBy(controller);
        run(controller);
        controller.destroyForcibly();
        assertAllGone(started);
    }

    /** Nobody is left then who has ever worked in the folder of the node that is down. */
    @Test
    void aKilledControllerTakesTheDataOfANodeAlongThatIsDown() throws Exception {
        Process controller = start("n1", "n2");
        List<ProcessHandle> started = startedBy(controller);
        List<ProcessHandle> nodes = nodesAmong(started);
        run(controller);
        awaitEnd(nodes);
        assertThat(dataFolders())
                .singleElement()
                .satisfies(data -> assertThat(data.resolve("n2/raft")).isDirectory());
        controller.destroyForcibly();
        assertAllGone(started);
    }

    @Test
    void aTerminatedControllerTakesItsNodesAlong() throws Exception {
        Process controller = start();
        List<ProcessHandle> started = startedBy(controller);
        run(controller);
        controller.destroy();
        assertThat(controller.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("it ends once it has tidied up")
                .isTrue();
        assertAllGone(started);
    }

    @Test
    void aNodeThatDoesNotComeUpIsAnErrorWithItsLastWordsAndNothingIsLeft() {
        RunSpec spec = RunSpec.of(new Raft()).nodes(2).invariants(List.of()).build();
        ProductBackEnd broken = new RatisBackEnd("16k");
        assertThatThrownBy(() -> broken.deploy(spec, folder.resolve("logs")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended by itself")
                .hasMessageContaining("heap");
        assertThat(ProcessHandle.current().children()).isEmpty();
        assertThat(dataFolders()).isEmpty();
    }

    private Process start(String... nodesThatAreDown) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                HoldCluster.class.getName(),
                folder.resolve("logs").toString()));
        command.addAll(List.of(nodesThatAreDown));
        return new ProcessBuilder(command)
                .redirectError(new File(folder.toFile(), "controller.err"))
                .start();
    }

    /** Its two nodes, whoever tidies up behind them, and, where it is the first to start any, one that rehearses beside them. */
    private List<ProcessHandle> startedBy(Process controller) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(controller.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        assertThat(line).as(Files.readString(folder.resolve("controller.err"))).isNotNull();
        List<ProcessHandle> started = Stream.of(line.split(" "))
                .map(Long::parseLong)
                .map(ProcessHandle::of)
                .flatMap(Optional::stream)
                .toList();
        assertThat(started).hasSizeBetween(3, 4);
        assertThat(nodesAmong(started)).hasSizeBetween(2, 3);
        return started;
    }

    private static List<ProcessHandle> nodesAmong(List<ProcessHandle> processes) {
        return processes.stream()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .toList();
    }

    private static void run(Process controller) throws IOException {
        controller.getOutputStream().write('\n');
        controller.getOutputStream().flush();
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void assertAllGone(List<ProcessHandle> processes) throws Exception {
        awaitEnd(processes);
        assertThat(dataFolders()).isEmpty();
    }

    private List<Path> dataFolders() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().startsWith("netsplit-nodes-"))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
