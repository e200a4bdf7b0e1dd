package io.netsplit.real.hosted;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Outcome;
import io.netsplit.kernel.Simulation;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Clock;
import io.netsplit.node.Context;
import io.netsplit.node.Disk;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.pace.WallPace;
import io.netsplit.random.Prng;
import io.netsplit.system.Inspectable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs one process of a simulated system on a real machine: one thread does everything that happens to it, its timers are
 * those of a simulation that keeps up with the wall clock, its disk is a file, and its clocks are the machine's.
 */
public final class Host {
    private static final long FOR_EVER_NS = Long.MAX_VALUE / 2;

    /** The world around the process. */
    public interface Surroundings {
        /** Takes a message to another node, or to a client. */
        void send(int to, Message message);

        void emit(ProtocolEvent event);

        /** The process has given up. */
        void halted(String reason);
    }

    private final int self;
    private final Surroundings surroundings;
    private final WallPace pace = new WallPace(() -> false);
    private final Simulation simulation;
    private final FileDisk disk;
    private final Prng random;
    private final SkewedClock clock = new SkewedClock();
    private final Process process;
    private volatile boolean started;

    /**
     * @param seed of the process's own stream of chance
     * @param journal the disk's file
     */
    public Host(int self, long seed, Process process, Path journal, Surroundings surroundings) throws IOException {
        this.self = self;
        this.process = process;
        this.surroundings = surroundings;
        simulation = new Simulation(seed);
        random = simulation.random("node/n" + (self + 1));
        ExecutorService syncs = Executors.newSingleThreadExecutor(work -> daemon("disk", work));
        disk = new FileDisk(journal, syncs, pace::submit);
    }

    /** Starts the process and serves it for ever, on a thread of its own. */
    public void start() {
        pace.submit(() -> process.start(new Own()));
        started = true;
        daemon("process", this::run).start();
    }

    private void run() {
        try {
            Outcome outcome = pace.runUntil(simulation, FOR_EVER_NS);
            surroundings.halted("the process's loop has ended: " + outcome);
        } catch (RuntimeException e) {
            e.printStackTrace();
            surroundings.halted(e.toString());
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** A message has come in; from any thread. One that comes before the start is lost, as on a machine that is down. */
    public void receive(int from, Message message) {
        if (started) {
            pace.submit(() -> process.receive(from, message));
        }
    }

    /** From now on the process reads clocks that are wrong like this; from any thread. */
    public void setClock(long aheadNs, long driftPpm) {
        pace.submit(() -> clock.set(aheadNs, driftPpm));
    }

    /** What the process holds, where it shows it. */
    public CompletableFuture<Map<Object, Object>> contents() {
        CompletableFuture<Map<Object, Object>> answer = new CompletableFuture<>();
        pace.submit(() -> answer.complete(
                process instanceof Inspectable shown ? new LinkedHashMap<>(shown.contents()) : Map.of()));
        return answer;
    }

    private final class Own implements Context {
        @Override
        public int self() {
            return self;
        }

        @Override
        public void send(int to, Message message) {
            if (to == self) {
                simulation.schedule(0, () -> process.receive(self, message));
            } else {
                surroundings.send(to, message);
            }
        }

        @Override
        public Timer timer(String name, Event onFire) {
            return clock.timer(simulation.timer(onFire));
        }

        @Override
        public Clock clock() {
            return clock;
        }

        @Override
        public Prng random() {
            return random;
        }

        @Override
        public Disk disk() {
            return disk;
        }

        @Override
        public void emit(ProtocolEvent event) {
            surroundings.emit(event);
        }

        @Override
        public void halt(String reason) {
            surroundings.halted(reason);
        }
    }
}
