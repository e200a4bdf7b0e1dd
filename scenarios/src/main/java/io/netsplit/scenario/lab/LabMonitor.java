package io.netsplit.scenario.lab;

import io.netsplit.cluster.Cluster;
import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.trace.NodeChange;
import io.netsplit.trace.Observer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sees a run go on: tells what a person wants to be told at once, and keeps what a status asks for. */
final class LabMonitor implements Observer {
    static final long RECENT_NS = 10_000_000_000L;

    private final Consumer<String> told;
    private final Deque<Operation> recent = new ArrayDeque<>();
    private final Map<String, LabStatus.FaultLine> faults = new LinkedHashMap<>();
    private @Nullable Cluster cluster;

    /** {@code told} takes one line for each thing that happens. */
    LabMonitor(Consumer<String> told) {
        this.told = told;
    }

    void watch(Cluster whole) {
        cluster = whole;
    }

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof RoleChanged change && change.role() == RoleChanged.Role.LEADER) {
            tell(timeNs, name(node) + " leads, " + change.epochWord() + " " + change.epoch());
        }
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        if (change != NodeChange.STARTED) {
            tell(
                    timeNs,
                    name(node) + " " + change.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    @Override
    public void faultStarted(long timeNs, String fault, String detail) {
        faults.put(fault, new LabStatus.FaultLine(fault, detail, seconds(timeNs)));
        tell(timeNs, fault + ": " + detail);
    }

    @Override
    public void faultEnded(long timeNs, String fault) {
        faults.remove(fault);
        tell(timeNs, fault + " is over");
    }

    @Override
    public void faultSkipped(long timeNs, String fault, String reason) {
        tell(timeNs, fault + " did not happen: " + reason);
    }

    @Override
    public void operationCompleted(long timeNs, Operation operation) {
        recent.addLast(operation);
        forget(timeNs);
    }

    /** Faults in force, in the order in which they began. */
    List<LabStatus.FaultLine> faults() {
        return List.copyOf(faults.values());
    }

    /** One line for each client that has finished an operation of late. */
    List<LabStatus.ClientLine> clients(long nowNs) {
        forget(nowNs);
        Map<Integer, int[]> counts = new LinkedHashMap<>();
        for (Operation operation : recent) {
            int[] own = counts.computeIfAbsent(operation.client(), unused -> new int[3]);
            own[operation.isOk() ? 0 : operation.completion() == Completion.FAIL ? 1 : 2]++;
        }
        List<LabStatus.ClientLine> lines = new ArrayList<>();
        counts.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            int[] own = entry.getValue();
            String client = "c" + (entry.getKey() + 1);
            lines.add(new LabStatus.ClientLine(client, home(client), own[0], own[1], own[2]));
        });
        return lines;
    }

    private String home(String client) {
        Cluster known = cluster;
        int address = known == null ? -1 : known.address(client);
        int host = known == null || address < 0 ? -1 : known.host(address);
        return known == null || host < 0 || host >= known.nodes() ? "" : known.name(host);
    }

    private void forget(long nowNs) {
        while (!recent.isEmpty() && recent.getFirst().completedNs() < nowNs - RECENT_NS) {
            recent.removeFirst();
        }
    }

    private String name(int node) {
        Cluster known = cluster;
        return known == null ? "n" + (node + 1) : known.name(node);
    }

    private void tell(long timeNs, String text) {
        told.accept(String.format(Locale.ROOT, "%9.3f s  %s", seconds(timeNs), text));
    }

    static double seconds(long ns) {
        return ns / 1e9;
    }
}
