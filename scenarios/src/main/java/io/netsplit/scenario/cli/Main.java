package io.netsplit.scenario.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Entry point of the {@code netsplit} command. */
public final class Main {
    /** How long an interrupted command may take to write what it has finished. */
    private static final int WRITE_SECONDS_MAX = 20;

    private Main() {}

    public static void main(String[] arguments) {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch finished = new CountDownLatch(1);
        Thread onInterrupt = new Thread(() -> stopGently(interrupted, finished), "netsplit-interrupt");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        int exitCode;
        Environment environment = Environment.system(interrupted::get);
        try {
            exitCode = new Cli(environment).run(arguments);
        } finally {
            environment.out().flush();
            environment.err().flush();
            finished.countDown();
        }
        System.exit(exitCode);
    }

    /** Ctrl-C: asks the command to stop, and lets it write what it has. The virtual machine then ends with 130. */
    private static void stopGently(AtomicBoolean interrupted, CountDownLatch finished) {
        interrupted.set(true);
        try {
            if (!finished.await(WRITE_SECONDS_MAX, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
