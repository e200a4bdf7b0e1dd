package io.netsplit.real.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One node's JVM: started, stopped in its tracks, let go on, killed. Its output goes to the end of the node's log. */
public final class NodeProcess {
    private static final int LAST_LINES = 15;
    private static final long KILL_SECONDS = 10;
    /** Short enough for a heartbeat not to notice, long enough for a shell to keep up with. */
    private static final double TURN_S = 0.04;

    private final Process process;
    private final Path log;
    private boolean paused;
    private double slowness = 1;
    /** A shell that sees to the process: slows it, or does not leave it standing still when this JVM is gone. */
    private @Nullable Process shell;

    private NodeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts {@code command} with {@code folder} as its working directory, and one more variable in its environment. */
    static NodeProcess start(List<String> command, Path folder, Path log, String variable, String value)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put(variable, value);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        process.getOutputStream().close();
        return new NodeProcess(process, log);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end of the process; false where it is still alive after that time. */
    public boolean awaitEnd(long ms) throws InterruptedException {
        return process.waitFor(ms, TimeUnit.MILLISECONDS);
    }

    /** As kill -9: nothing is written, nobody is told. Returns when the process is gone. */
    public void kill() {
        endShell();
        end(process);
    }

    /**
     * As kill -STOP: the process stands still, and its connections stay open. What stands still does not notice that this
     * JVM is gone, so a shell waits for that, which is when its input ends, and lets the process go on then.
     */
    public synchronized void pause() throws IOException {
        paused = true;
        endShell();
        signal("STOP");
        shell = shell("read -r end; kill -CONT $1 2>/dev/null");
    }

    /** As kill -CONT. */
    public synchronized void resume() throws IOException {
        paused = false;
        endShell();
        signal("CONT");
        throttle();
    }

    /** From now on it runs for one part of {@code factor} of the time, in turns of some milliseconds; 1 is normal. */
    public synchronized void setSlowness(double factor) throws IOException {
        slowness = factor;
        if (!paused) {
            endShell();
            signal("CONT");
            throttle();
        }
    }

    public synchronized double slowness() {
        return slowness;
    }

    /** A shell that stops the process and lets it go on, until one of the two is gone. */
    private void throttle() throws IOException {
        if (slowness <= 1) {
            return;
        }
        double on = TURN_S / slowness;
        shell = shell(
                "while kill -STOP $1 2>/dev/null; do sleep $2; kill -CONT $1 2>/dev/null; sleep $3; done",
                seconds(TURN_S - on),
                seconds(on));
    }

    /** Starts a shell that runs this, with the number of the process and these as its arguments. */
    private Process shell(String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh", Long.toString(process.pid())));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private synchronized void endShell() {
        Process running = shell;
        shell = null;
        if (running != null) {
            end(running);
        }
    }

    /** Kills it, and returns when it is gone. */
    static void end(Process ending) {
        ending.destroyForcibly();
        try {
            ending.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) throws IOException {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start();
            if (kill.waitFor() != 0) {
                throw new IOException("kill -" + name + " " + process.pid() + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What the node said last, for a person who has to find out why it did not come up. */
    public String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + log + ")";
        }
    }
}
