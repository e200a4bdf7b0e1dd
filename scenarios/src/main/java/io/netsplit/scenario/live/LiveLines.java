package io.netsplit.scenario.live;

import io.netsplit.cluster.Cluster;
import io.netsplit.kernel.Simulation;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.report.Version;
import io.netsplit.trace.Observer;
import io.netsplit.trace.TraceHeader;
import io.netsplit.trace.TraceWriter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lines of a run's trace, handed on to whoever looks on while the run takes place. */
final class LiveLines {
    /** A stream whose bytes need not be copied. */
    private static final class Buffer extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }

    private final String scenario;
    private final String variant;
    private final long seed;
    private final LiveWatcher watcher;
    private final Buffer buffer = new Buffer();
    private @Nullable Simulation simulation;
    private @Nullable TraceWriter writer;

    LiveLines(String scenario, String variant, long seed, LiveWatcher watcher) {
        this.scenario = scenario;
        this.variant = variant;
        this.seed = seed;
        this.watcher = watcher;
    }

    /** The run as it is, but looked at. */
    RunSpec watched(RunSpec spec, Consumer<Cluster> more) {
        return spec.on(spec.protocol(), spec.invariants(), whole -> {
            begin(whole, spec.durationNs());
            more.accept(whole);
        });
    }

    private void begin(Cluster whole, long durationNs) {
        TraceHeader header = new TraceHeader(
                Version.text(),
                scenario,
                variant,
                seed,
                durationNs,
                names(whole, 0, whole.nodes()),
                names(whole, whole.nodes(), whole.endpoints()));
        whole.observe(begin(header, whole.simulation()));
    }

    /** The run that the header is about begins; returns who is to be told of all that can be seen of it. */
    Observer begin(TraceHeader header, Simulation run) {
        TraceWriter lines = TraceWriter.plain(buffer, header);
        // The header is told as such.
        buffer.reset();
        simulation = run;
        writer = lines;
        watcher.begins(header);
        return lines;
    }

    /** Hands on what has happened since the last time; on the thread of the run. */
    void handOn() {
        Objects.requireNonNull(writer).flush();
        watcher.goesOn(
                buffer.bytes(),
                buffer.size(),
                Objects.requireNonNull(simulation).now());
        buffer.reset();
    }

    private static List<String> names(Cluster whole, int from, int to) {
        List<String> names = new ArrayList<>();
        for (int address = from; address < to; address++) {
            names.add(whole.name(address));
        }
        return names;
    }
}
