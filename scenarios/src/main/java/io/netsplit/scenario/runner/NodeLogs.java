package io.netsplit.scenario.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the logs of a run's nodes go: into the run folder, or, where nothing is kept, to where they stay if the run fails. */
final class NodeLogs {
    private final Path folder;
    private final boolean kept;

    private NodeLogs(Path folder, boolean kept) {
        this.folder = folder;
        this.kept = kept;
    }

    static NodeLogs of(@Nullable SweepFolder sweep, String run) {
        Path inside = sweep == null ? null : sweep.folder(run + "-nodes");
        try {
            return inside == null
                    ? new NodeLogs(Files.createTempDirectory("netsplit-logs-"), false)
                    : new NodeLogs(inside, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** For a message about a run that failed: a line on where logs are that nobody would look for there, or nothing. */
    String whereToLook() {
        return kept ? "" : "\nthe nodes' logs are in " + folder;
    }

    /** The run has succeeded, or whoever wanted it has given it up. */
    void tidy() {
        if (kept) {
            return;
        }
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder)) {
            for (Path log : logs) {
                Files.deleteIfExists(log);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // What cannot be removed here is in the way of nobody.
        }
    }
}
