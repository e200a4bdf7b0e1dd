package io.netsplit.scenario.runner;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a sweep writes to, shared by its threads. What cannot be written there must not cost the verdicts: the
 * first failure is kept, nothing is written after it, and the runs go on.
 */
final class SweepFolder {
    /** Writes something into a folder. */
    interface Writing {
        void into(Path folder) throws IOException;
    }

    private final @Nullable Path path;
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

    /** Null where nothing is to be written. */
    SweepFolder(@Nullable Path path) {
        this.path = path;
    }

    /** Null where it is not wanted, or has failed before. */
    private @Nullable Path usable() {
        return failure.get() == null ? path : null;
    }

    /** True where something written there will be found. */
    boolean isUsable() {
        return usable() != null;
    }

    /** A folder inside it; null where nothing can be written. */
    @Nullable
    Path folder(String name) {
        Path folder = usable();
        return folder == null ? null : folder.resolve(name);
    }

    /** Opens a new file; null where nothing can be written. */
    @Nullable
    OutputStream open(String file) {
        Path folder = usable();
        if (folder == null) {
            return null;
        }
        try {
            return Files.newOutputStream(folder.resolve(file));
        } catch (IOException e) {
            failed(e);
            return null;
        }
    }

    /** Does some writing, unless nothing can be written. */
    void write(Writing writing) {
        Path folder = usable();
        if (folder == null) {
            return;
        }
        try {
            writing.into(folder);
        } catch (IOException e) {
            failed(e);
        }
    }

    /** Something could not be written. */
    void failed(IOException e) {
        failure.compareAndSet(null, e);
    }

    /** The first failure. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure.get());
    }
}
