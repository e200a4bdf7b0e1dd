package io.netsplit.scenario.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Standard output as UTF-8. A stream of Java forgets why it could not be written to; this one remembers it, so that a command
 * whose results never arrived does not end as if they had. What is written after a failure is dropped: the files of a run
 * are finished all the same.
 */
final class StandardOutput extends PrintStream {
    private static final int BUFFER_BYTES = 1 << 13;

    /** Where Linux says what standard output is; other systems have no such file. */
    private static final Path LINUX_NAME = Path.of("/proc/self/fd/1");

    private final Remembering target;
    private final BooleanSupplier pipe;

    private StandardOutput(Remembering target, BooleanSupplier pipe) {
        super(new BufferedOutputStream(target, BUFFER_BYTES), false, StandardCharsets.UTF_8);
        this.target = target;
        this.pipe = pipe;
    }

    /** That of this process. */
    static StandardOutput system() {
        return on(new FileOutputStream(FileDescriptor.out), StandardOutput::isPipe);
    }

    static StandardOutput on(OutputStream target, BooleanSupplier pipe) {
        return new StandardOutput(new Remembering(target), pipe);
    }

    /**
     * Writes what is waiting, and tells why not everything could be written. Empty where it was, or where the reader has gone
     * away because it has read enough, as {@code head} does.
     */
    Optional<IOException> failure() {
        flush();
        IOException failure = target.failure;
        return failure == null || isClosedPipe(failure) ? Optional.empty() : Optional.of(failure);
    }

    /** Java hands on only the system's message, which may be in the user's language: the stream is asked as well. */
    private boolean isClosedPipe(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("pipe") || pipe.getAsBoolean();
    }

    private static boolean isPipe() {
        try {
            return Files.readSymbolicLink(LINUX_NAME).toString().startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Keeps the first failure and hides it from the stream above, which would do nothing sensible with it. */
    private static final class Remembering extends OutputStream {
        private final OutputStream out;
        private @Nullable IOException failure;

        Remembering(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (failure == null) {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    failure = e;
                }
            }
        }
    }
}
