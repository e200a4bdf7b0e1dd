package io.netsplit.scenario.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell launcher in a checkout of its own, with a PATH that holds only what the test puts there. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "sh",
            "dirname",
            "readlink",
            "sed",
            "head",
            "find",
            "mkdir",
            "rmdir",
            "touch",
            "rm",
            "mv",
            "sleep",
            "cat",
            "grep");

    /** What Maven is asked for is kept; it makes the jars of the modules that are named. */
    private static final String MAVEN = """
            echo "$*" >> mvn.txt
            mkdir -p scenarios/target; echo jar > scenarios/target/netsplit.jar
            for m in cluster-node visualizer; do
                case "$*" in *$m*) mkdir -p $m/target; echo jar > $m/target/$m.jar ;; esac
            done
            """;

    private record Ended(int exit, String output) {}

    @TempDir
    Path folder;

    private Path checkout;
    private Path bin;

    @BeforeEach
    void makeACheckout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.copy(root().resolve("netsplit"), checkout.resolve("netsplit"));
        assertThat(checkout.resolve("netsplit").toFile().setExecutable(true)).isTrue();
        for (String module : List.of("simulator-core", "scenarios", "visualizer", "cluster-node")) {
            Files.createDirectories(checkout.resolve(module).resolve("src/main"));
            Files.writeString(checkout.resolve(module).resolve("pom.xml"), "");
        }
        Files.createDirectories(checkout.resolve("scenarios/library"));
        Files.writeString(checkout.resolve("pom.xml"), "");
        for (String tool : TOOLS) {
            fake(tool, "exec " + which(tool) + " \"$@\"");
        }
    }

    @Test
    void saysThatThereIsNoJava() throws Exception {
        Ended ended = launch("--version");
        assertThat(ended.exit).isEqualTo(70);
        assertThat(ended.output).contains("there is no Java on the PATH").contains("JDK 17");
    }

    @Test
    void saysThatJavaIsTooOld() throws Exception {
        fake("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        Ended ended = launch("--version");
        assertThat(ended.exit).isEqualTo(70);
        assertThat(ended.output).contains("version 11.0.2").contains("JDK 17 or later");
    }

    @Test
    void saysThatThereIsNoMavenToBuildWith() throws Exception {
        fake("java", "echo 'openjdk version \"17.0.1\" 2021-10-19' >&2");
        fake("javac", "exit 0");
        Ended ended = launch("--version");
        assertThat(ended.exit).isEqualTo(70);
        assertThat(ended.output).contains("there is no Maven").contains("3.8");
    }

    @Test
    void saysThatAJreCannotBuild() throws Exception {
        fake("java", "echo 'openjdk version \"17.0.1\" 2021-10-19' >&2");
        fake("mvn", "exit 0");
        Ended ended = launch("--version");
        assertThat(ended.exit).isEqualTo(70);
        assertThat(ended.output).contains("without a compiler");
    }

    @Test
    void saysInOneLineThatItBuildsAndThenStarts() throws Exception {
        fakeJava();
        fake("mvn", MAVEN);
        Ended first = launch("--version");
        assertThat(first.output).isEqualTo("netsplit: building (first use) ...\nstarted --version\n");
        assertThat(first.exit).isZero();
        assertThat(launch("--version").output).isEqualTo("started --version\n");
    }

    @Test
    void buildsRealNodesWhenSomebodyAsksForThem() throws Exception {
        fakeJava();
        fake("mvn", MAVEN);
        launch("run", "node");
        assertThat(launch("node", "--system", "ratis").output)
                .startsWith("netsplit: building (first use of cluster-node) ...\n");
        Files.delete(checkout.resolve("cluster-node/target/cluster-node.jar"));
        assertThat(launch("run", "x", "--on=ratis").output).contains("building (first use of cluster-node)");
        assertThat(launch("run", "x", "--on", "ratis").output).isEqualTo("started run x --on ratis\n");
        assertThat(modulesBuilt())
                .containsExactly(
                        "scenarios,visualizer",
                        "scenarios,cluster-node,visualizer",
                        "scenarios,cluster-node,visualizer");
    }

    /** Reports are drawn by it: what they show must not depend on what has been built before. */
    @Test
    void everyCommandHasTheDashboardOnItsClassPath() throws Exception {
        fakeJava();
        fake("mvn", MAVEN);
        for (String verb : List.of("run", "report", "view")) {
            launch(verb, "x");
        }
        String classes = checkout.resolve("scenarios/target/netsplit.jar") + ":"
                + checkout.resolve("visualizer/target/visualizer.jar");
        assertThat(Files.readAllLines(checkout.resolve("classes.txt")))
                .as("the archive of classes, which must begin as the others do, and the three commands")
                .hasSize(6)
                .allMatch(line -> line.startsWith(classes))
                .filteredOn(line -> !line.equals(classes))
                .containsExactly(classes + ":" + checkout.resolve("visualizer/target/charts/jfreechart.jar"));
        assertThat(modulesBuilt()).containsExactly("scenarios,visualizer");
        Files.delete(checkout.resolve("visualizer/target/visualizer.jar"));
        assertThat(launch("run", "x").output).startsWith("netsplit: building (first use of visualizer) ...\n");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        fakeJava();
        fake("mvn", MAVEN);
        launch("--version");
        for (String source : List.of("scenarios/pom.xml", "simulator-core/src/main", "visualizer/src/main")) {
            Files.setLastModifiedTime(checkout.resolve(source), FileTime.fromMillis(4_000_000_000_000L));
            assertThat(launch("list").output)
                    .as(source)
                    .isEqualTo("netsplit: building (the sources are newer than the build) ...\nstarted list\n");
            Files.setLastModifiedTime(checkout.resolve(source), FileTime.fromMillis(1_000_000_000_000L));
            assertThat(launch("list").output).isEqualTo("started list\n");
        }
    }

    @Test
    void buildsNodesAgainThatAreOlderThanTheRest() throws Exception {
        fakeJava();
        fake("mvn", MAVEN);
        launch("run", "x", "--on", "ratis");
        Files.setLastModifiedTime(
                checkout.resolve("cluster-node/target/cluster-node.jar"), FileTime.fromMillis(1_000_000_000_000L));
        assertThat(launch("run", "x").output).isEqualTo("started run x\n");
        assertThat(launch("run", "x", "--on", "ratis").output)
                .startsWith("netsplit: building (the sources are newer than the build) ...\n");
        assertThat(launch("run", "x", "--on", "ratis").output).isEqualTo("started run x --on ratis\n");
    }

    @Test
    void showsWhatMavenSaidWhereTheBuildFails() throws Exception {
        fakeJava();
        fake("mvn", "echo it is broken; exit 1");
        Ended ended = launch("--version");
        assertThat(ended.exit).isEqualTo(70);
        assertThat(ended.output)
                .contains("it is broken")
                .contains("the build failed")
                .contains("build.log");
        assertThat(checkout.resolve("scenarios/target/.building")).doesNotExist();
    }

    private List<String> modulesBuilt() throws IOException {
        return Files.readAllLines(checkout.resolve("mvn.txt")).stream()
                .map(line -> line.replaceAll(".* -pl ([^ ]*) .*", "$1"))
                .toList();
    }

    /** It keeps the class paths that it is started with. */
    private void fakeJava() throws IOException {
        fake("javac", "exit 0");
        fake(
                "java",
                "case \"$*\" in *-version*) [ $# = 1 ] && { echo 'openjdk version \"17.0.1\"' >&2; exit 0; } ;; esac\n"
                        + "for a; do [ \"${last:-}\" = -cp ] && echo \"$a\" >> '" + checkout.resolve("classes.txt")
                        + "'; last=$a; done\n"
                        + "case \"$*\" in *ArchiveClassesAtExit*) exit 0 ;; esac\n"
                        + "while [ \"$1\" != io.netsplit.scenario.cli.Main ]; do shift; done; shift; echo started \"$@\"");
    }

    private void fake(String name, String script) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!" + which("sh") + "\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ended launch(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("netsplit").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private static Path which(String tool) {
        for (String folder : List.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return Path.of(folder, tool);
            }
        }
        throw new IllegalStateException("no " + tool);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("simulator-core"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
