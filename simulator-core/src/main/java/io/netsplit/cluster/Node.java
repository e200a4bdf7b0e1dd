package io.netsplit.cluster;

import io.netsplit.cluster.clock.NodeClock;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.cluster.disk.SimulatedDisk;
import io.netsplit.kernel.Simulation;
import io.netsplit.kernel.Timer;
import io.netsplit.network.Network;
import io.netsplit.network.Receiver;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.random.Distribution;
import io.netsplit.random.Prng;
import io.netsplit.trace.DropReason;
import io.netsplit.trace.NodeChange;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An address with a process on it: a node, or a client. Handles one thing at a time. What is handled occupies the node
 * for its processing time, at whose end the messages sent meanwhile leave; what arrives before waits in the inbox. An
 * idle node handles a message in the event of its arrival, so that this costs nothing unless something has to wait.
 */
final class Node implements Receiver {
    private final Cluster cluster;
    private final Simulation simulation;
    private final Network network;
    private final int address;
    private final Process.Factory factory;
    private final NodeClock clock;
    private final SimulatedDisk disk;
    private final Prng random;
    private final @Nullable Distribution processing;
    private final Inbox inbox;
    private final Timer inboxTimer;

    private NodeState state = NodeState.ABSENT;
    private @Nullable Process process;
    private Incarnation incarnation;
    private int incarnations;
    private boolean paused;
    private double slowness = 1;
    private long busyUntilNs;
    private long departureNs;

    Node(Cluster cluster, int address, String name, Parts parts, NodeClock clock) {
        this.cluster = cluster;
        this.simulation = cluster.simulation();
        this.network = cluster.network();
        this.address = address;
        this.factory = parts.factory();
        this.clock = clock;
        this.random = simulation.random("node/" + name);
        this.disk = new SimulatedDisk(simulation, parts.diskSync(), simulation.random("disk/" + name), this::synced);
        this.processing = parts.processing();
        this.inbox = new Inbox(parts.inboxCapacity());
        this.inboxTimer = simulation.timer(this::handleWaiting);
        this.incarnation = new Incarnation(this);
    }

    /** What all nodes of a kind have in common. */
    record Parts(
            Process.Factory factory,
            Distribution diskSync,
            @Nullable Distribution processing,
            int inboxCapacity) {}

    int address() {
        return address;
    }

    NodeState state() {
        return state;
    }

    int incarnations() {
        return incarnations;
    }

    boolean isPaused() {
        return paused;
    }

    NodeClock clock() {
        return clock;
    }

    SimulatedDisk disk() {
        return disk;
    }

    Prng random() {
        return random;
    }

    @Nullable
    Process process() {
        return process;
    }

    /** What the running process last said of itself; null where none runs or it has said nothing. */
    @Nullable
    RoleChanged role() {
        return process == null ? null : incarnation.role();
    }

    Simulation simulation() {
        return simulation;
    }

    /** Since when that is so. */
    long roleSinceNs() {
        return incarnation.roleSinceNs();
    }

    void start(NodeChange how) {
        incarnations++;
        state = NodeState.UP;
        incarnation = new Incarnation(this);
        Process born = factory.create(address);
        process = born;
        network.started(address);
        report(how, "");
        born.start(incarnation);
    }

    /** Ends the process, if there is one. */
    void stop(NodeState newState, NodeChange how, DiskLoss loss, String detail) {
        incarnation.end();
        process = null;
        state = newState;
        paused = false;
        busyUntilNs = 0;
        inboxTimer.cancel();
        disk.crash(loss);
        network.stopped(address, loss == DiskLoss.NOTHING);
        report(how, detail);
        for (Work work = inbox.poll(); work != null; work = inbox.poll()) {
            if (work instanceof Work.Arrival arrival) {
                network.drop(arrival.from(), address, arrival.id(), arrival.message(), DropReason.NODE_DOWN);
            }
        }
    }

    void halt(String reason) {
        stop(NodeState.HALTED, NodeChange.HALTED, DiskLoss.NOTHING, reason);
    }

    void pause() {
        if (process != null && !paused) {
            paused = true;
            inboxTimer.cancel();
            report(NodeChange.PAUSED, "");
        }
    }

    void resume() {
        if (paused) {
            paused = false;
            report(NodeChange.RESUMED, "");
            if (!inbox.isEmpty()) {
                inboxTimer.set(Math.max(0, busyUntilNs - simulation.now()));
            }
        }
    }

    /** Everything that the node does takes {@code factor} times as long. */
    void setSlowness(double factor) {
        slowness = factor;
        disk.setSlowness(factor);
    }

    double slowness() {
        return slowness;
    }

    void send(int to, Message message) {
        network.send(address, to, message, departureNs);
    }

    void emit(ProtocolEvent event) {
        if (!cluster.observers().isEmpty()) {
            cluster.observers().protocol(simulation.now(), address, event);
        }
    }

    void timerSet(String timer, long delayNs) {
        if (cluster.observers().watchesTimers()) {
            long now = simulation.now();
            cluster.observers().timerSet(now, address, timer, now + Math.min(delayNs, Long.MAX_VALUE - now));
        }
    }

    void timerCancelled(String timer) {
        if (cluster.observers().watchesTimers()) {
            cluster.observers().timerSet(simulation.now(), address, timer, -1);
        }
    }

    @Override
    public @Nullable DropReason receive(int from, long id, Message message) {
        if (process == null) {
            return DropReason.NODE_DOWN;
        }
        if (mustWait()) {
            return wait(new Work.Arrival(from, id, message)) ? null : DropReason.QUEUE_FULL;
        }
        handle(from, id, message);
        return null;
    }

    void alarm(ProcessTimer timer, long setting) {
        if (mustWait()) {
            wait(new Work.Alarm(timer, setting));
        } else {
            occupy();
            timer.handle(setting);
            departureNs = 0;
        }
    }

    private void synced(Consumer<Boolean> done, boolean ok) {
        if (process == null) {
            return;
        }
        if (mustWait()) {
            wait(new Work.Synced(done, ok));
        } else {
            occupy();
            done.accept(ok);
            departureNs = 0;
        }
    }

    private boolean mustWait() {
        return paused || simulation.now() < busyUntilNs || !inbox.isEmpty();
    }

    private boolean wait(Work work) {
        boolean first = inbox.isEmpty();
        if (!inbox.offer(work)) {
            return false;
        }
        if (first && !paused) {
            inboxTimer.set(Math.max(0, busyUntilNs - simulation.now()));
        }
        return true;
    }

    /** Handles what has waited longest; the timer is set for the rest. */
    private void handleWaiting() {
        Work work = inbox.poll();
        if (work instanceof Work.Arrival arrival) {
            handle(arrival.from(), arrival.id(), arrival.message());
        } else if (work instanceof Work.Alarm alarm) {
            occupy();
            alarm.timer().handle(alarm.setting());
        } else if (work instanceof Work.Synced synced) {
            occupy();
            synced.done().accept(synced.ok());
        }
        departureNs = 0;
        if (process != null && !paused && !inbox.isEmpty()) {
            inboxTimer.set(Math.max(0, busyUntilNs - simulation.now()));
        }
    }

    private void handle(int from, long id, Message message) {
        if (cluster.observers().watchesMessages()) {
            cluster.observers().messageDelivered(simulation.now(), id, from, address, message);
        }
        occupy();
        Process running = process;
        if (running != null) {
            running.receive(from, message);
        }
        departureNs = 0;
    }

    private void occupy() {
        if (processing != null) {
            long takesNs = processing.sampleNs(random);
            departureNs = slowness == 1 ? takesNs : (long) (takesNs * slowness);
            busyUntilNs = simulation.now() + departureNs;
        }
    }

    private void report(NodeChange change, String detail) {
        if (!cluster.observers().isEmpty()) {
            cluster.observers().nodeChanged(simulation.now(), address, change, detail);
        }
    }
}
