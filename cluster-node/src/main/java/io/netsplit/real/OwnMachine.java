package io.netsplit.real;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.real.control.ControlServer;
import io.netsplit.real.launch.NodeFolder;
import io.netsplit.real.launch.NodeProcess;
import io.netsplit.real.launch.Programs;
import io.netsplit.real.node.NodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Nodes that are all on this machine, as its processes. */
final class OwnMachine implements Machines {
    private final Programs programs;
    private final NodeFolder folder;
    private final Consumer<String> failures;
    private final ObjIntConsumer<String> ended;
    private final @Nullable NodeProcess[] processes;
    private final long[] lives;

    /**
     * @param failures takes sentences on what went wrong
     * @param ended hears, on any thread, of a node that ended by itself, and why
     */
    OwnMachine(
            int nodes, Programs programs, NodeFolder folder, Consumer<String> failures, ObjIntConsumer<String> ended) {
        this.programs = programs;
        this.folder = folder;
        this.failures = failures;
        this.ended = ended;
        processes = new NodeProcess[nodes];
        lives = new long[nodes];
    }

    @Override
    public void gather(ControlServer control, ControlServer.Listener nodes, BooleanSupplier interrupted) {
        control.serve(nodes, nodes);
    }

    @Override
    public long life(int node) {
        return lives[node];
    }

    @Override
    public long nextLife(int node) {
        return ++lives[node];
    }

    @Override
    public void launch(int node, NodeSettings settings, String hosts) throws IOException {
        Path home = folder.of(node);
        Path hostsFile = hosts.isEmpty() ? null : Files.writeString(home.resolve("hosts"), hosts);
        NodeProcess process = programs.start(settings, home, folder.log(node), hostsFile);
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
            failures.accept(reason);
            ended.accept(reason, node);
        }
    }

    @Override
    public String lastWords() {
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

    @Override
    public void kill(int node, String loss) {
        NodeProcess process = processes[node];
        processes[node] = null;
        if (process != null) {
            process.kill();
        }
        if (loss.equals(DiskLoss.EVERYTHING.word())) {
            try {
                folder.wipe(node);
            } catch (IOException e) {
                failures.accept(NodeSettings.name(node) + " has kept its disk: " + e.getMessage());
            }
        }
    }

    @Override
    public void pause(int node) {
        signal(node, NodeProcess::pause);
    }

    @Override
    public void resume(int node) {
        signal(node, NodeProcess::resume);
    }

    @Override
    public boolean slow(int node, double factor) {
        NodeProcess process = processes[node];
        if (process == null || process.slowness() == factor) {
            return false;
        }
        signal(node, one -> one.setSlowness(factor));
        return true;
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
            failures.accept(NodeSettings.name(node) + ": " + e.getMessage());
        }
    }

    @Override
    public void end() {
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

    @Override
    public void tidy() {
        try {
            folder.tidy();
        } catch (IOException e) {
            failures.accept("the nodes' data could not be removed: " + e.getMessage());
        }
    }
}
