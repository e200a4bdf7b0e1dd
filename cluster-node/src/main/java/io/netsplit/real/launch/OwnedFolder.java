package io.netsplit.real.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary folder that this JVM owns until it closes it or is gone, in whatever way: it holds the lock of a file there,
 * which the operating system lets go of with the process. Whoever makes one removes those first that nobody owns any more, so
 * that of a run that was killed with all who were to tidy up behind it nothing stays for good.
 */
final class OwnedFolder implements AutoCloseable {
    private static final String OWNER = "owner";
    private static final int TRIES = 10;

    private final Path path;
    private final FileChannel owner;

    private OwnedFolder(Path path, FileChannel owner) {
        this.path = path;
        this.owner = owner;
    }

    /** A new one in {@code parent}, whose name begins with {@code prefix}. */
    static OwnedFolder create(Path parent, String prefix) throws IOException {
        String own = prefix + ProcessHandle.current().pid() + "-";
        sweep(parent, prefix, own);
        for (int i = 0; i < TRIES; i++) {
            Path made = Files.createTempDirectory(parent, own);
            Path file = made.resolve(OWNER);
            FileChannel owner = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            // Somebody who makes another one may have seen it before it was owned, and removed it.
            if (owner.tryLock() != null && Files.exists(file)) {
                return new OwnedFolder(made, owner);
            }
            owner.close();
        }
        throw new IOException("no folder " + prefix + "… in " + parent + " stays");
    }

    /** Leaves alone what begins with {@code own}: a process that opens a file that it has locked loses the lock as it closes it. */
    private static void sweep(Path parent, String prefix, String own) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, prefix + "*")) {
            for (Path folder : folders) {
                if (!folder.getFileName().toString().startsWith(own)) {
                    removeIfAbandoned(folder);
                }
            }
        }
    }

    private static void removeIfAbandoned(Path folder) {
        try (FileChannel owner = FileChannel.open(folder.resolve(OWNER), StandardOpenOption.WRITE)) {
            if (owner.tryLock() != null) {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            // Not of this kind, or somebody else's.
        }
    }

    Path path() {
        return path;
    }

    /** Removes it with all that is in it. */
    @Override
    public void close() throws IOException {
        owner.close();
        Folders.delete(path);
    }
}
