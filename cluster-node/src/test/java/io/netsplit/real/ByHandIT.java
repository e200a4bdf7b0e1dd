package io.netsplit.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes of Ratis, each started by hand in a process of its own, as people do: through the command line. Each has an
 * address of its own, as on a machine of its own, and all of these are addresses of the loopback interface.
 */
class ByHandIT {
    private static final long PATIENCE_SECONDS = 120;
    private static final String SCENARIO = """
            netsplit: 1
            name: by-hand
            run: { duration: DURATION, seeds: 1 }
            topology: { nodes: 3 }
            system: { protocol: raft, with: { reads: log } }
            workload: { type: register, clients: 3, arrivals: { model: closed, think-time: 50ms } }
            faults: [FAULTS]
            assertions:
              - invariant: one-leader-per-term
              - consistency: linearizable
            """;
    private static final Pattern TOKEN = Pattern.compile("NETSPLIT_TOKEN=([0-9a-f]{32})");
    private static final Pattern CONTROLLER = Pattern.compile("--node n1 --controller (127\\.0\\.0\\.1:[0-9]+)");

    @TempDir
    Path folder;

    /** A command that runs; what it says goes to a file. */
    private record Command(Process process, Path said) {
        String text() {
            try {
                return Files.readString(said);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** Waits until it says so; it must not end before. */
        String await(Pattern pattern) throws InterruptedException {
            long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (true) {
                Matcher matcher = pattern.matcher(text());
                if (matcher.find()) {
                    return matcher.group(matcher.groupCount());
                }
                assertThat(process.isAlive()).as(text()).isTrue();
                assertThat(System.nanoTime()).as(pattern + " in " + text()).isLessThan(endNs);
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }

        int exit() throws InterruptedException {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(text())
                    .isTrue();
            return process.exitValue();
        }
    }

    private final List<Command> commands = new ArrayList<>();
    private String token = "";

    private Command netsplit(String name, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                "io.netsplit.scenario.cli.Main"));
        line.addAll(List.of(arguments));
        Path said = folder.resolve(name + ".txt");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("NETSPLIT_TOKEN", token);
        Command command = new Command(builder.start(), said);
        commands.add(command);
        return command;
    }

    private Command controller(String duration, String faults) throws IOException {
        Files.writeString(
                folder.resolve("by-hand.yaml"),
                SCENARIO.replace("DURATION", duration).replace("FAULTS", faults));
        return netsplit("controller", "run", "by-hand.yaml", "--on", "ratis", "--by-hand");
    }

    private List<Command> startNodes(Command controller) throws Exception {
        token = controller.await(TOKEN);
        String where = controller.await(CONTROLLER);
        List<Command> agents = new ArrayList<>();
        for (String number : List.of("1", "2", "3")) {
            String name = "n" + number;
            String bind = "127.0.0." + number;
            agents.add(
                    netsplit(name, "node", "--system", "ratis", "--node", name, "--controller", where, "--bind", bind));
        }
        return agents;
    }

    /** The JVM of the node that the command stands for, and whoever sees to it and its folder. */
    private static List<ProcessHandle> startedBy(Command agent) {
        List<ProcessHandle> started = agent.process.children().toList();
        assertThat(started).anyMatch(child -> child.info().command().orElse("").endsWith("java"));
        return started;
    }

    private static void assertGone(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private List<String> temporary() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** A test that fails leaves no process either. */
    @AfterEach
    void endAll() throws InterruptedException {
        for (Command command : commands) {
            command.process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aRunOverNodesThatWereStartedByHand() throws Exception {
        Command controller = controller("8s", """
                { at: 1s, name: split, partition: [[n1], [rest]], for: 3s },
                { at: 5s, name: kill, crash: n1, for: 1s },
                { at: 7500ms, name: wipe, crash: n3, lose: everything }""");
        List<Command> agents = startNodes(controller);
        assertThat(controller.exit()).as(controller.text()).isZero();
        assertThat(controller.text())
                .contains("(3 of 3; all are here)")
                .containsPattern("✓ consistency +linearizable")
                .containsPattern("✓ invariant +one-leader-per-term");
        for (Command agent : agents) {
            assertThat(agent.exit()).as(agent.text()).isZero();
            assertThat(agent.text()).contains("starts, and listens on 127.0.0.", "the run is over");
        }
        assertThat(agents.get(0).text()).containsSubsequence("n1 is killed", "n1 starts again");
        assertThat(agents.get(2).text()).contains("n3 is killed, and loses its disk");
        assertThat(runFolder().resolve("default-seed-1-nodes"))
                .isDirectoryContaining("glob:**n1.log")
                .isDirectoryContaining("glob:**n3.log");
        assertThat(folder.resolve("out/nodes")).isDirectoryContaining("glob:**n2.log");
        assertThat(temporary()).noneMatch(name -> name.startsWith("netsplit-nodes-"));
        assertPortsAreFree(agents);
    }

    /** Nobody listens where the nodes, and the links between them, listened. */
    private static void assertPortsAreFree(List<Command> agents) throws Exception {
        for (Command agent : agents) {
            int port = Integer.parseInt(agent.await(Pattern.compile("listens on 127\\.0\\.0\\.[123]:([0-9]+)")));
            for (String address :
                    List.of("127.0.0.1", "127.0.0.2", "127.0.0.3", "127.77.1.2", "127.77.2.1", "127.77.1.3")) {
                assertThatThrownBy(() -> new Socket(address, port).close()).isInstanceOf(ConnectException.class);
            }
        }
    }

    private Path runFolder() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("out/by-hand"))) {
            return runs.filter(run -> !run.endsWith("latest")).findFirst().orElseThrow();
        }
    }

    /** One command is ended as by Ctrl-C, one is killed while its node stands still, and one sees its controller killed. */
    @Test
    void whoeverEndsFirstItsNodeEndsToo() throws Exception {
        Command controller = controller("1h", "{ at: 10ms, name: still, pause: n2 }");
        List<Command> agents = startNodes(controller);
        agents.get(1).await(Pattern.compile("(n2 is paused)"));
        List<List<ProcessHandle>> running =
                agents.stream().map(ByHandIT::startedBy).toList();

        agents.get(0).process.destroy();
        agents.get(0).exit();
        assertThat(agents.get(0).text()).doesNotContain("is gone");
        assertGone(running.get(0));
        agents.get(1).process.destroyForcibly();
        assertGone(running.get(1));
        assertThat(controller.process.isAlive()).as(controller.text()).isTrue();
        controller.process.destroyForcibly();
        assertThat(agents.get(2).exit()).as(agents.get(2).text()).isEqualTo(2);
        assertThat(agents.get(2).text()).containsPattern("the controller at 127.0.0.1:[0-9]+ is gone; n3 is ended");
        assertGone(running.get(2));
        assertThat(temporary()).noneMatch(name -> name.startsWith("netsplit-nodes-"));
    }
}
