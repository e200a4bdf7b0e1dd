package io.netsplit.real.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Removes a folder once this JVM is gone, also where it was killed and nobody of those who used the folder is left: a shell
 * waits for the end of its input, which is when this JVM ends. Those who still write there end by themselves, so the folder
 * is removed until it stays away, or for about a minute where it cannot be. Where there is no shell, nobody removes it.
 */
final class Janitor implements AutoCloseable {
    /** Ctrl-C in a terminal reaches the shell, too, which has to outlive this JVM. */
    private static final String SCRIPT = "trap '' INT TERM HUP; read -r end; away=0; tries=0;"
            + " while [ $away -lt 5 ] && [ $tries -lt 600 ]; do tries=$((tries + 1));"
            + " if [ -e \"$1\" ]; then rm -rf \"$1\"; away=0; else away=$((away + 1)); fi; sleep 0.1; done";

    private final Process shell;

    private Janitor(Process shell) {
        this.shell = shell;
    }

    static Janitor of(Path folder) throws IOException {
        return new Janitor(new ProcessBuilder(List.of("sh", "-c", SCRIPT, "sh", folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** It is not needed any more. */
    @Override
    public void close() {
        NodeProcess.end(shell);
    }
}
