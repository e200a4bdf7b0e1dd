package io.netsplit.real.launch;

import io.netsplit.real.control.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the nodes of a run keep their data, which goes when the run ends, and their logs, which stay. */
public final class NodeFolder {
    private final Path logs;
    private final Path data;

    /** @param logs takes {@code n1.log}, …; made if it is not there */
    public NodeFolder(Path logs) throws IOException {
        this.logs = Files.createDirectories(logs).toAbsolutePath();
        this.data = Files.createTempDirectory("netsplit-nodes-");
    }

    /** What the nodes' folders are in, on the same disk. */
    public Path root() {
        return data;
    }

    /** The node's working directory. */
    public Path of(int node) throws IOException {
        return Files.createDirectories(data.resolve("n" + (node + 1)));
    }

    public Path log(int node) {
        return logs.resolve("n" + (node + 1) + ".log");
    }

    /** The node's disk is lost. */
    public void wipe(int node) throws IOException {
        Folders.delete(data.resolve("n" + (node + 1)));
    }

    /** Removes all data. */
    public void tidy() throws IOException {
        Folders.delete(data);
    }
}
