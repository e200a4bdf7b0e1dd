package io.netsplit.real.launch;

import io.netsplit.real.node.NodeMain;
import io.netsplit.real.node.NodeSettings;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a node of one product is started: which Java, which jars, which flags. A product's jars lie in a folder of its own
 * beside the jar of this class, {@code lib/ratis/}, so that a node's class path holds one product.
 */
public final class Programs {
    private static final String LOGGING = "slf4j-simple";

    private final String product;
    private final String heap;
    private final String serialized;
    private final String classPath;
    private final ClassArchive archive;

    private Programs(String product, String heap, String serialized, List<String> classPath, ClassArchive archive) {
        this.product = product;
        this.heap = heap;
        this.serialized = serialized;
        this.classPath = String.join(File.pathSeparator, classPath);
        this.archive = archive;
    }

    public ClassArchive archive() {
        return archive;
    }

    /**
     * The program of the product's nodes.
     *
     * @param heap as the JVM's option -Xmx takes it
     * @param serialized as its option jdk.serialFilter takes it; empty for none
     * @throws IOException where its jars are not there
     */
    public static Programs of(String product, String heap, String serialized) throws IOException {
        Path own = locationOf(NodeMain.class);
        Path core = locationOf(io.netsplit.json.Json.class);
        Path jars = own.resolveSibling("lib").resolve(product);
        if (!Files.isDirectory(jars)) {
            throw new IOException(
                    "the jars of " + product + " are not in " + jars + "; build them with: mvn -DskipTests package");
        }
        List<String> path = new ArrayList<>(List.of(own.toString(), core.toString()));
        try (Stream<Path> files = Files.list(jars)) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .forEach(path::add);
        }
        Path archives = own.resolveSibling("archives");
        return new Programs(product, heap, serialized, path, ClassArchive.of(archives, product, path));
    }

    private static Path locationOf(Class<?> type) throws IOException {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("cannot tell where " + type + " comes from", e);
        }
    }

    /** Starts a node with {@code home} as its working directory. */
    public NodeProcess start(NodeSettings settings, Path home, Path log, @Nullable Path hosts) throws IOException {
        return NodeProcess.start(command(archive.flags(), hosts), home, log, NodeSettings.VARIABLE, settings.text());
    }

    /** As {@link #start}, and the JVM leaves an archive of its classes in {@code home} when it exits. */
    public NodeProcess rehearse(NodeSettings settings, Path home, Path log, @Nullable Path hosts) throws IOException {
        return NodeProcess.start(
                command(ClassArchive.makingFlags(home), hosts), home, log, NodeSettings.VARIABLE, settings.text());
    }

    private List<String> command(List<String> archiving, @Nullable Path hosts) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true"));
        if (classPath.contains(LOGGING)) {
            // netsplit's own jar silences SLF4J, and would be found first.
            command.add("-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider");
        }
        command.addAll(archiving);
        if (!serialized.isEmpty()) {
            command.add("-Djdk.serialFilter=" + serialized);
        }
        if (hosts != null) {
            command.add("-Djdk.net.hosts.file=" + hosts);
        }
        command.addAll(List.of("-cp", classPath, NodeMain.class.getName(), product));
        return command;
    }
}
