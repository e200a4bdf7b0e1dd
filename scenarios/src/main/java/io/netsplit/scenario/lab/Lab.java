package io.netsplit.scenario.lab;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.NodeState;
import io.netsplit.fault.FaultInjector;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.node.RoleChanged;
import io.netsplit.pace.LivePace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands on a run that goes on in real time. What is done by hand is a fault like any other: the trace, the history and the
 * report show it, and it is kept as the line of a scenario file that does it again. Methods may be called from any thread;
 * what they do happens on the thread of the run.
 */
public final class Lab {
    private static final long PATIENCE_S = 20;

    /** Reads what is written in a scenario file about one fault. */
    @FunctionalInterface
    public interface FaultReader {
        /**
         * The fault that these fields of a step describe, as {@code crash: n1} or {@code partition: [[n1], [rest]]}.
         *
         * @throws IllegalArgumentException where they describe none, or none that can be done here; the message says why
         */
        FaultStep read(String fields);
    }

    /** What was done by hand: when, under which name, by which fields, and until when; endless where that is infinite. */
    private static final class Intervention {
        private final double atSeconds;
        private final String name;
        private final String fields;
        private double untilSeconds = Double.POSITIVE_INFINITY;

        Intervention(double atSeconds, String name, String fields) {
            this.atSeconds = atSeconds;
            this.name = name;
            this.fields = fields;
        }
    }

    private final FaultReader reader;
    private final LabMonitor monitor;
    private final Runnable up;
    private final List<Intervention> interventions = new ArrayList<>();
    private @Nullable LivePace pace;
    private @Nullable Cluster cluster;
    private @Nullable FaultInjector hands;
    private int lastNumber;
    private double endSeconds;

    /**
     * @param told takes one line for everything that a person wants to be told at once
     * @param up called when the cluster serves
     */
    public Lab(FaultReader reader, Consumer<String> told, Runnable up) {
        this.reader = reader;
        this.monitor = new LabMonitor(told);
        this.up = up;
    }

    LabMonitor monitor() {
        return monitor;
    }

    /** The run is about to begin. */
    void attach(Cluster whole, LivePace live) {
        cluster = whole;
        pace = live;
        hands = new FaultInjector(whole, FaultSchedule.NONE);
        monitor.watch(whole);
        whole.simulation().schedule(0, up::run);
    }

    /** How everything is. */
    public LabStatus status() {
        return onRun(this::look);
    }

    /**
     * Does this now.
     *
     * @param word what it is called, with a number behind it where {@code numbered}
     * @param fields of a step in a scenario file
     * @return its name
     * @throws IllegalArgumentException where it cannot be done
     */
    public String inject(String word, boolean numbered, String fields) {
        FaultStep step = reader.read(fields);
        return onRun(() -> {
            String name = numbered ? word + "-" + ++lastNumber : word;
            if (monitor.faults().stream().anyMatch(fault -> fault.name().equals(name))) {
                throw new IllegalArgumentException("'" + name + "' is in force already");
            }
            present(hands).inject(name, step.fault(), step.forNs().minNs());
            interventions.add(new Intervention(nowSeconds(), name, fields));
            return name;
        });
    }

    /**
     * Ends the fault of this name, or all where it is empty.
     *
     * @return the names of those that ended
     * @throws IllegalArgumentException where there is none
     */
    public List<String> heal(String name) {
        return onRun(() -> {
            List<String> active =
                    monitor.faults().stream().map(LabStatus.FaultLine::name).toList();
            if (!name.isEmpty() && !active.contains(name)) {
                throw new IllegalArgumentException("no fault called '" + name + "' is in force"
                        + (active.isEmpty() ? "; there is none at all" : "; there are: " + String.join(", ", active)));
            }
            if (name.isEmpty()) {
                present(hands).healAll();
            } else {
                present(hands).heal(name);
            }
            List<String> ended = name.isEmpty() ? active : List.of(name);
            interventions.stream()
                    .filter(one -> ended.contains(one.name) && Double.isInfinite(one.untilSeconds))
                    .forEach(one -> one.untilSeconds = nowSeconds());
            return ended;
        });
    }

    /** Ends the run, as if it had been planned to last until now. */
    public void end() {
        onRun(() -> {
            endNow();
            return true;
        });
    }

    /** As {@link #end}, on the thread of the run; false where there is no run yet. */
    public boolean endNow() {
        LivePace live = pace;
        if (live == null) {
            return false;
        }
        endSeconds = nowSeconds();
        live.end();
        return true;
    }

    /** What was done by hand, as lines of a scenario's {@code faults}; empty where nothing was. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Intervention one : interventions) {
            String lasts =
                    Double.isInfinite(one.untilSeconds) ? "" : ", for: " + time(one.untilSeconds - one.atSeconds);
            String fields = one.fields.contains("for:") ? one.fields : one.fields + lasts;
            lines.add("- { at: " + time(one.atSeconds) + ", name: " + one.name + ", " + fields + " }");
        }
        return lines;
    }

    /** How long the run took, in seconds; 0 where nobody ended it. */
    public double endSeconds() {
        return endSeconds;
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.3fs", Math.max(0.001, seconds));
    }

    private double nowSeconds() {
        return LabMonitor.seconds(present(cluster).simulation().now());
    }

    private LabStatus look() {
        Cluster whole = present(cluster);
        List<LabStatus.NodeLine> nodes = new ArrayList<>();
        for (int node = 0; node < whole.nodes(); node++) {
            RoleChanged role = whole.role(node);
            String state = whole.isPaused(node) ? "paused" : state(whole.state(node));
            nodes.add(new LabStatus.NodeLine(
                    whole.name(node),
                    state,
                    role == null ? "" : role.role().word(),
                    role == null ? "" : role.epochWord() + " " + role.epoch()));
        }
        return new LabStatus(
                nowSeconds(),
                LabMonitor.seconds(LabMonitor.RECENT_NS),
                nodes,
                monitor.faults(),
                monitor.clients(whole.simulation().now()));
    }

    private static String state(NodeState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the cluster is not up yet");
        }
        return part;
    }

    private <T> T onRun(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        present(pace).submit(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the cluster does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
