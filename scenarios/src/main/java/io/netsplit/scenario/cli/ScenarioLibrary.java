package io.netsplit.scenario.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The scenario files that come with netsplit: in a checkout the folder {@code scenarios/library}, else those in the jar. The
 * topic of a scenario is the folder in which it lies.
 */
final class ScenarioLibrary {
    private static final String IN_CHECKOUT = "scenarios/library";
    private static final String IN_JAR = "io/netsplit/scenario/library/";
    private static final int DEPTH_MAX = 6;

    /**
     * @param name what the user types
     * @param topic the folder within the library, or empty
     * @param file where it can be read and edited; empty where it is only in the jar
     * @param resource path within the jar; empty where there is a file
     */
    record Entry(String name, String topic, Optional<Path> file, String resource) {}

    private final List<Entry> entries;

    private ScenarioLibrary(List<Entry> entries) {
        this.entries =
                entries.stream().sorted(Comparator.comparing(Entry::name)).toList();
    }

    /** Looks upwards from {@code directory} for a checkout, then beside the launcher, then into the jar. */
    static ScenarioLibrary open(Path directory) {
        return checkout(directory)
                .or(() -> checkout(Path.of(System.getProperty("netsplit.home", directory.toString()))))
                .map(ScenarioLibrary::ofFolder)
                .orElseGet(ScenarioLibrary::ofJar);
    }

    List<Entry> entries() {
        return entries;
    }

    List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }

    /** By name, as "raft-split-brain", or with its topic, as "raft/raft-split-brain". */
    Optional<Entry> find(String name) {
        String wanted = name.replaceFirst("(\\.netsplit)?\\.ya?ml$", "");
        return entries.stream()
                .filter(entry -> entry.name().equals(wanted) || (entry.topic() + "/" + entry.name()).equals(wanted))
                .findFirst();
    }

    /** The text of an entry. */
    static byte[] read(Entry entry) throws IOException {
        if (entry.file().isPresent()) {
            return Files.readAllBytes(entry.file().get());
        }
        try (InputStream in = ScenarioLibrary.class.getResourceAsStream("/" + entry.resource())) {
            if (in == null) {
                throw new IOException("the library lacks " + entry.resource());
            }
            return in.readAllBytes();
        }
    }

    static String text(Entry entry) throws IOException {
        return new String(read(entry), StandardCharsets.UTF_8);
    }

    private static Optional<Path> checkout(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path library = folder.resolve(IN_CHECKOUT);
            if (Files.isDirectory(library)) {
                return Optional.of(library);
            }
        }
        return Optional.empty();
    }

    private static ScenarioLibrary ofFolder(Path library) {
        try (Stream<Path> files = Files.walk(library, DEPTH_MAX)) {
            return new ScenarioLibrary(files.filter(ScenarioLibrary::isScenario)
                    .map(file -> entry(slashes(library.relativize(file)), Optional.of(file), ""))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ScenarioLibrary ofJar() {
        CodeSource source = ScenarioLibrary.class.getProtectionDomain().getCodeSource();
        try {
            Path place = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(place)) {
                Path folder = place.resolve(IN_JAR);
                return Files.isDirectory(folder) ? ofFolder(folder) : new ScenarioLibrary(List.of());
            }
            return ofJar(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ScenarioLibrary ofJar(Path jar) throws IOException {
        List<Entry> found = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream()
                    .map(java.util.zip.ZipEntry::getName)
                    .filter(name -> name.startsWith(IN_JAR) && name.endsWith(".yaml"))
                    .forEach(name -> found.add(entry(name.substring(IN_JAR.length()), Optional.empty(), name)));
        }
        return new ScenarioLibrary(found);
    }

    private static Entry entry(String path, Optional<Path> file, String resource) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1).replaceFirst("(\\.netsplit)?\\.ya?ml$", "");
        return new Entry(name, slash < 0 ? "" : path.substring(0, slash), file, resource);
    }

    /** A scenario by its name: YAML that is not hidden. */
    static boolean isScenario(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
