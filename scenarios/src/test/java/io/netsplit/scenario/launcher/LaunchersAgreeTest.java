package io.netsplit.scenario.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The launcher for Windows, read beside the one for Unix: what they build, when, with what they start Java and what they say.
 * Only Windows can run the one, so this is what can be held everywhere.
 */
class LaunchersAgreeTest {
    /** The launcher for Unix knows which stream a person watches. */
    private static final String TERMINAL = "-Dnetsplit.std";
    /** It also knows by which path it was called. */
    private static final String COMMAND = "-Dnetsplit.command";

    private final String unix = read("netsplit");
    private final String windows = read("netsplit.cmd");

    private static String read(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("simulator-core"))) {
            folder = folder.getParent();
        }
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Everything that looks like this. */
    private static Set<String> all(String regex, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(regex).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    /** Flags of Java, from where it is started for the user, without the values that each shell writes in its own way. */
    private static Set<String> flags(String text, String from) {
        String start = text.substring(text.indexOf(from));
        Set<String> flags = all(
                "-(XX:|X|D|-module-path|-add-modules|-enable-native-access|-sun-misc-unsafe-memory-access)[A-Za-z.:+-]*(=[a-z0-9.]+)?",
                start);
        flags.removeIf(flag -> flag.startsWith(TERMINAL) || flag.startsWith(COMMAND));
        return flags;
    }

    @Test
    void javaIsStartedWithTheSameFlags() {
        Set<String> expected = flags(unix, "# --- Start ---");
        assertThat(expected)
                .contains(
                        "-Dnetsplit.home",
                        "-XX:+UseParallelGC",
                        "-XX:TieredStopAtLevel=1",
                        "--add-modules=javafx.controls");
        assertThat(flags(windows, "rem --- Start ---")).isEqualTo(expected);
    }

    @Test
    void theSameModulesAreBuiltForTheSameArguments() {
        assertThat(unix)
                .contains("parts=visualizer\n", "parts='cluster-node visualizer'")
                .contains("*' --on '* | *' --on='* | ' node '*)", "*' --seeds'*)", "= view ]")
                .contains("modules=scenarios\n", "modules=$modules,$module", "$home/$1/target/$1.jar");
        assertThat(windows)
                .contains("MODULES=scenarios,visualizer\"", "MODULES=scenarios,cluster-node,visualizer\"")
                .contains("==\"--on\" set \"ON=yes\"", "\"%VERB%\"==\"node\" set \"ON=yes\"")
                .contains("==\"--seeds\" set", "\"%VERB%\"==\"view\" goto run");
        String maven = "mvn -q -B -ntp -DskipTests -pl [^ ]+ -am package";
        assertThat(all(maven, unix)).hasSameSizeAs(all(maven, windows)).hasSize(1);
    }

    @Test
    void theSameSourcesMakeABuildStale() {
        Set<String> sources = all("(?<=\\$home/)(pom\\.xml|[a-z-]+/(pom\\.xml|src/main|library))", unix);
        assertThat(sources).contains("pom.xml", "scenarios/library", "simulator-core/src/main");
        sources.forEach(source -> assertThat(windows).contains("'" + source.replace('/', '\\') + "'"));
        assertThat(unix).contains("find \"$jar\" \"$home/$module/pom.xml\" \"$home/$module/src/main\"");
        for (String module : List.of("visualizer", "cluster-node")) {
            assertThat(windows)
                    .contains("@('scenarios\\target\\netsplit.jar', '" + module + "\\pom.xml', '" + module
                            + "\\src\\main')");
        }
    }

    /** The archive of classes fits only where the class path begins as the one that it was made with. */
    @Test
    void theClassPathIsTheSame() {
        assertThat(unix)
                .contains("classes=$jar:$window\n", "classes=$classes:$home/visualizer/target/charts/jfreechart.jar");
        assertThat(windows)
                .contains(
                        "CLASSES=%JAR%;%WINDOW%\"",
                        "CLASSES=%CLASSES%;%HOME_DIR%\\visualizer\\target\\charts\\jfreechart.jar");
        assertThat(all("-cp \"[^\"]+\"", unix)).containsExactly("-cp \"$classes\"");
        assertThat(all("-cp \"[^\"]+\"", windows)).containsExactly("-cp \"%CLASSES%\"");
    }

    @Test
    void theSameIsSaidAndTheExitCodeIsTheSame() {
        for (String said : List.of(
                "there is no Java on the PATH",
                "it must be built first, and there is no Maven (mvn) on the PATH",
                "is a JRE without a compiler",
                "cannot be written",
                "first use",
                "first use of ",
                "the sources are newer than the build",
                "the build failed",
                "The whole log is in ",
                "Maven says more with: mvn -e -DskipTests package",
                "Point JAVA_HOME to a JDK 17 or later, or unset it.",
                "needs a JDK 17 or later: install one and set JAVA_HOME.")) {
            assertThat(unix).contains(said);
            assertThat(windows).contains(said);
        }
        assertThat(all("exit /b [0-9]+", windows)).containsExactly("exit /b 70");
        assertThat(unix).contains("exit 70; }");
    }

    /** A label that is jumped to is there, once; a line that is too long for cmd.exe is not. */
    @Test
    void theLauncherForWindowsHangsTogether() {
        Set<String> labels = new TreeSet<>();
        windows.lines()
                .filter(line -> line.startsWith(":"))
                .forEach(line ->
                        assertThat(labels.add(line.substring(1))).as(line).isTrue());
        for (String jump : all("goto [a-z_]+", windows)) {
            assertThat(labels).contains(jump.substring("goto ".length()));
        }
        assertThat(windows.lines()).allMatch(line -> line.length() < 8000);
        assertThat(windows.split("\r\n", -1)).hasSameSizeAs(windows.split("\n", -1));
    }
}
