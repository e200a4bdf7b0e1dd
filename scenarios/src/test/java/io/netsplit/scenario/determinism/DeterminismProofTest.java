package io.netsplit.scenario.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.trace.Divergence;
import io.netsplit.trace.TraceReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of the library shows the same events in fresh JVMs that differ in everything that could leak in: locale, time
 * zone, identity hashes, garbage collector, compiler, and, where others are installed, the JDK. Further JDKs are looked for
 * beside the running one, and in the environment variable NETSPLIT_JDKS, a list of their homes. A difference is shown as the
 * first event that diverges.
 */
class DeterminismProofTest {
    private static final int TIMEOUT_MINUTES = 8;

    private record Mode(String name, Path java, List<String> flags) {}

    @TempDir
    Path scratch;

    @Test
    void everyLibraryFileShowsTheSameEventsInEveryJvm() throws Exception {
        Mode plain = new Mode(
                "plain",
                home(),
                List.of("-XX:+UseSerialGC", "-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC"));
        List<String> expected = run(plain, List.of());
        assertThat(expected).hasSizeGreaterThanOrEqualTo(10);
        for (Mode mode : others()) {
            List<String> found = run(mode, List.of());
            if (!found.equals(expected)) {
                throw new AssertionError(difference(plain, expected, mode, found));
            }
        }
    }

    private static List<Mode> others() throws IOException {
        List<String> strange = List.of(
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=2",
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=ISO-8859-1",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Asia/Kathmandu");
        List<Mode> modes = new ArrayList<>();
        modes.add(new Mode("Turkish, Kathmandu, constant identity hashes", home(), strange));
        for (Path jdk : otherJdks()) {
            modes.add(new Mode(
                    jdk.toString(),
                    jdk,
                    List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=America/St_Johns")));
        }
        return modes;
    }

    private static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    /** Homes of JDKs of a later version than the running one. */
    private static Set<Path> otherJdks() throws IOException {
        List<Path> candidates = new ArrayList<>();
        String named = System.getenv("NETSPLIT_JDKS");
        if (named != null) {
            Arrays.stream(named.split(File.pathSeparator)).map(Path::of).forEach(candidates::add);
        }
        Path beside = home().toRealPath().getParent();
        if (beside != null) {
            try (Stream<Path> siblings = Files.list(beside)) {
                siblings.sorted().forEach(candidates::add);
            }
        }
        Set<Path> found = new LinkedHashSet<>();
        for (Path candidate : candidates) {
            if (version(candidate) > Runtime.version().feature()) {
                found.add(candidate.toRealPath());
            }
        }
        return found;
    }

    /** The feature version in the JDK's release file, or 0 where it is none. */
    private static int version(Path home) throws IOException {
        Path release = home.resolve("release");
        boolean isJdk =
                Files.isRegularFile(release) && Files.exists(home.resolve("bin").resolve(executable()));
        if (!isJdk) {
            return 0;
        }
        return Files.readAllLines(release, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("JAVA_VERSION=\""))
                .map(line -> line.substring("JAVA_VERSION=\"".length()).split("[^0-9]")[0])
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    private static String executable() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? "java.exe" : "java";
    }

    private String difference(Mode one, List<String> first, Mode other, List<String> second) throws Exception {
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            if (!first.get(i).equals(second.get(i))) {
                String[] words = first.get(i).split(" ");
                Path a = trace(one, words, "first");
                Path b = trace(other, words, "second");
                return words[0] + ", variant " + words[1] + ": '" + one.name + "' gives " + first.get(i) + ", '"
                        + other.name + "' gives " + second.get(i) + "\n" + firstDifference(a, b);
            }
        }
        return "'" + one.name + "' ran " + first.size() + " variants, '" + other.name + "' " + second.size();
    }

    private Path trace(Mode mode, String[] words, String name) throws Exception {
        Path trace = scratch.resolve(name + ".trace.jsonl.gz");
        run(mode, List.of(words[0], words[1], trace.toString()));
        return trace;
    }

    private static String firstDifference(Path one, Path two) throws IOException {
        try (TraceReader first = TraceReader.open(one);
                TraceReader second = TraceReader.open(two)) {
            return Divergence.between(first, second).toString();
        }
    }

    private List<String> run(Mode mode, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(mode.java.resolve("bin").resolve(executable()).toString());
        command.addAll(mode.flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Digests.class.getName()));
        command.add(library().toString());
        command.addAll(arguments);
        Path output = scratch.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
        assertThat(process.exitValue()).as("%s: %s", mode.name, lines).isZero();
        return lines;
    }

    private static Path library() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("scenarios/library"))) {
            folder = folder.getParent();
        }
        return folder.resolve("scenarios/library");
    }
}
