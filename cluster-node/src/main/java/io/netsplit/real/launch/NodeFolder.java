package io.netsplit.real.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the nodes of a run keep their data, which goes when the run ends, in whatever way, and their logs, which stay. */
public final class NodeFolder {
    private final Path logs;
    private @Nullable OwnedFolder data;
    private @Nullable Janitor janitor;

    /** @param logs takes {@code n1.log}, …; made if it is not there */
    public NodeFolder(Path logs) throws IOException {
        this.logs = Files.createDirectories(logs).toAbsolutePath();
    }

    /** The folder of the logs. */
    public Path logs() {
        return logs;
    }

    /** What the nodes' folders are in, on the same disk. */
    public synchronized Path root() throws IOException {
        OwnedFolder known = data;
        if (known != null) {
            return known.path();
        }
        OwnedFolder made = OwnedFolder.create(Path.of(System.getProperty("java.io.tmpdir")), "netsplit-nodes-");
        data = made;
        if (Platform.canSignal()) {
            janitor = Janitor.of(made.path());
        }
        return made.path();
    }

    /** The node's working directory. */
    public Path of(int node) throws IOException {
        return Files.createDirectories(root().resolve("n" + (node + 1)));
    }

    /** The working directory of a process that is no node of the run, and whose log is there, too. */
    public Path beside(String name) throws IOException {
        return Files.createDirectories(root().resolve(name));
    }

    public Path log(int node) {
        return logs.resolve("n" + (node + 1) + ".log");
    }

    /** The node's disk is lost. */
    public void wipe(int node) throws IOException {
        Folders.delete(root().resolve("n" + (node + 1)));
    }

    /** Removes all data. */
    public synchronized void tidy() throws IOException {
        if (data != null) {
            data.close();
        }
        if (janitor != null) {
            janitor.close();
        }
    }
}
