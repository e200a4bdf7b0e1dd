package io.netsplit.traffic.service;

import io.netsplit.kernel.Simulation;
import io.netsplit.traffic.recording.Span;
import io.netsplit.traffic.recording.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of every edge at the instants at which a {@link Watch}'s windows begin and end. */
public final class CallHistory {
    private final Watch watch;
    private final List<Edge> edges;
    private final Map<Long, List<CallFigures>> atNs = new TreeMap<>();

    CallHistory(Watch watch, List<Edge> edges) {
        this.watch = watch;
        this.edges = edges;
    }

    /** Plans the readings. What happens in the instant of one before it is counted before. */
    void start(Simulation simulation) {
        for (List<Span> window : watch.windows()) {
            for (Span span : window) {
                plan(simulation, span.startNs());
                plan(simulation, span.endNs());
            }
        }
    }

    private void plan(Simulation simulation, long timeNs) {
        if (atNs.putIfAbsent(timeNs, List.of()) == null) {
            simulation.scheduleAt(timeNs, () -> atNs.put(timeNs, read()));
        }
    }

    private List<CallFigures> read() {
        List<CallFigures> copies = new ArrayList<>();
        for (Edge edge : edges) {
            CallFigures copy = new CallFigures();
            copy.addAll(edge.figures, 1);
            copies.add(copy);
        }
        return copies;
    }

    /** What was counted in a window of the calls to these services; of all calls where there are none named. */
    public CallFigures in(int window, List<String> services) {
        CallFigures sum = new CallFigures();
        for (Span span : watch.windows().get(window)) {
            List<CallFigures> before = atNs.getOrDefault(span.startNs(), List.of());
            List<CallFigures> after = atNs.getOrDefault(span.endNs(), List.of());
            for (int i = 0; i < edges.size() && !before.isEmpty() && !after.isEmpty(); i++) {
                if (services.isEmpty() || services.contains(edges.get(i).spec.to)) {
                    sum.addAll(after.get(i), 1);
                    sum.addAll(before.get(i), -1);
                }
            }
        }
        return sum;
    }

    /** What clients asked for in a window. */
    public long clientCalls(int window) {
        CallFigures sum = new CallFigures();
        for (Span span : watch.windows().get(window)) {
            List<CallFigures> before = atNs.getOrDefault(span.startNs(), List.of());
            List<CallFigures> after = atNs.getOrDefault(span.endNs(), List.of());
            if (!before.isEmpty() && !after.isEmpty()) {
                sum.addAll(after.get(0), 1);
                sum.addAll(before.get(0), -1);
            }
        }
        return sum.calls();
    }
}
