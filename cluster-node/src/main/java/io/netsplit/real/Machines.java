package io.netsplit.real;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.real.launch.NodeFolder;
import io.netsplit.real.launch.NodeProcess;
import io.netsplit.real.launch.Programs;
import io.netsplit.real.node.NodeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** The nodes as processes with folders: started, stopped in their tracks, slowed, killed, and all ended at the end. */
final class Machines {
    private static final long ARCHIVE_SECONDS = 20;

    private final Programs programs;
    private final NodeFolder folder;
    private final Queue<String> failures;
    private final ObjIntConsumer<String> ended;
    private final @Nullable NodeProcess[] processes;
    private final long[] lives;
    /** The node whose JVM leaves an archive of its classes at the end; -1 where none has to, or it was disturbed. */
    private volatile int archivist;

    /**
     * @param failures takes sentences on what went wrong
     * @param ended hears, on any thread, of a node that ended by itself, and why
     */
    Machines(int nodes, Programs programs, NodeFolder folder, Queue<String> failures, ObjIntConsumer<String> ended) {
        this.programs = programs;
        this.folder = folder;
        this.failures = failures;
        this.ended = ended;
        processes = new NodeProcess[nodes];
        lives = new long[nodes];
        archivist = programs.archive().isMissing() ? 0 : -1;
    }

    /** How many times the node has been started. */
    long life(int node) {
        return lives[node];
    }

    /** Counts one more life of the node, which {@link #launch} begins. */
    long nextLife(int node) {
        return ++lives[node];
    }

    Path home(int node) throws IOException {
        return folder.of(node);
    }

    void launch(int node, NodeSettings settings, @Nullable Path hostsFile) throws IOException {
        boolean making = node == archivist && lives[node] == 1;
        NodeProcess process = programs.start(settings, folder.of(node), folder.log(node), hostsFile, making);
        processes[node] = process;
        Thread watch = new Thread(() -> watch(node, process), "watch-" + NodeSettings.name(node));
        watch.setDaemon(true);
        watch.start();
    }

    /** A node that ends by itself is a finding, not an accident to be hidden. */
    private void watch(int node, NodeProcess process) {
        try {
            while (!process.awaitEnd(TimeUnit.HOURS.toMillis(1))) {
                // It lives.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (processes[node] == process) {
            String reason = NodeSettings.name(node) + " ended by itself; it last said:\n" + process.lastLines();
            failures.add(reason);
            ended.accept(reason, node);
        }
    }

    /** What the nodes said last, for a person who has to find out why they did not come up. */
    String lastWords() {
        StringBuilder text = new StringBuilder();
        for (int node = 0; node < processes.length; node++) {
            NodeProcess process = processes[node];
            if (process != null) {
                text.append(NodeSettings.name(node)).append(" last said:\n");
                text.append(process.lastLines()).append('\n');
            }
        }
        return text.toString();
    }

    void kill(int node, String loss) {
        disturb(node);
        NodeProcess process = processes[node];
        processes[node] = null;
        if (process != null) {
            process.kill();
        }
        if (loss.equals(DiskLoss.EVERYTHING.word())) {
            try {
                folder.wipe(node);
            } catch (IOException e) {
                failures.add(NodeSettings.name(node) + " has kept its disk: " + e.getMessage());
            }
        }
    }

    void pause(int node) {
        disturb(node);
        signal(node, NodeProcess::pause);
    }

    void resume(int node) {
        signal(node, NodeProcess::resume);
    }

    /** From now on the node's process runs for one part of {@code factor} of the time; false where it did so already. */
    boolean slow(int node, double factor) {
        NodeProcess process = processes[node];
        if (process == null || process.slowness() == factor) {
            return false;
        }
        disturb(node);
        signal(node, one -> one.setSlowness(factor));
        return true;
    }

    private void disturb(int node) {
        archivist = node == archivist ? -1 : archivist;
    }

    private interface Signal {
        void send(NodeProcess process) throws IOException;
    }

    private void signal(int node, Signal signal) {
        NodeProcess process = processes[node];
        try {
            if (process != null && process.isAlive()) {
                signal.send(process);
            }
        } catch (IOException e) {
            failures.add(NodeSettings.name(node) + ": " + e.getMessage());
        }
    }

    /**
     * Lets the one node exit by itself, whose JVM then writes down its classes for those that come after it.
     *
     * @param exit asks the node to exit; false where it cannot be asked
     */
    void archive(IntPredicate exit) {
        int node = archivist;
        NodeProcess process = node < 0 ? null : processes[node];
        if (process == null || !exit.test(node)) {
            return;
        }
        processes[node] = null;
        try {
            if (process.awaitEnd(TimeUnit.SECONDS.toMillis(ARCHIVE_SECONDS))) {
                programs.archive().keep(folder.of(node));
            }
        } catch (IOException e) {
            // Then the next cluster makes it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.kill();
    }

    /** Ends every process. */
    void end() {
        List<NodeProcess> all = new ArrayList<>();
        for (int node = 0; node < processes.length; node++) {
            NodeProcess process = processes[node];
            processes[node] = null;
            if (process != null) {
                all.add(process);
            }
        }
        all.forEach(NodeProcess::kill);
    }

    /** Removes what the nodes had on their disks. */
    void tidy() {
        try {
            folder.tidy();
        } catch (IOException e) {
            failures.add("the nodes' data could not be removed: " + e.getMessage());
        }
    }
}
