package io.netsplit.real.ratis;

import io.netsplit.real.Product;
import io.netsplit.real.ReplicatedLogBackEnd;
import io.netsplit.real.framing.Framing;
import io.netsplit.run.RunSpec;
import io.netsplit.system.OptionValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scenarios of Raft on Apache Ratis 3.3: consistent, and available where a majority can talk. The log is on disk and
 * survives a kill.
 */
public final class RatisBackEnd extends ReplicatedLogBackEnd {
    private static final long NS_PER_MS = 1_000_000;
    /** Below this, a JVM that waits for a core loses its leader for no other reason. */
    private static final long LEAST_TIMEOUT_MS = 500;

    /** Options of raft that have an effect here; of every other one only the default is taken. */
    private static final List<String> HEEDED = List.of(
            "election-timeout",
            "pre-vote",
            "reads",
            "fsync",
            "snapshot-every",
            "snapshot-chunk",
            "max-batch",
            "heartbeat-interval",
            "lease-drift-bound");

    public RatisBackEnd() {
        this("192m");
    }

    /** With nodes of another heap, as the JVM's option -Xmx takes it. */
    public RatisBackEnd(String heap) {
        super(
                new Product(
                        "ratis",
                        "Apache Ratis 3.3: a replicated log, consistent, available where a majority can talk",
                        List.of("raft"),
                        heap,
                        "",
                        TYPES,
                        Product.Way.PROXY_BY_NAME,
                        Framing.GRPC),
                "Ratis",
                HEEDED,
                List.of("read-index", "lease", "local"));
    }

    @Override
    public List<String> remarks(RunSpec spec) {
        List<String> remarks = new ArrayList<>(super.remarks(spec));
        OptionValues.Range asked = spec.options().range("election-timeout");
        if (asked.minNs() / NS_PER_MS < LEAST_TIMEOUT_MS) {
            remarks.add("election-timeout is " + timeoutMinMs(spec) + "ms.." + timeoutMaxMs(spec)
                    + "ms here: with less, a JVM that waits for a core loses its leader for no other reason");
        }
        remarks.add(
                "a leader of Ratis sends heartbeats every half of the shortest election timeout, and takes no snapshots"
                        + " here: heartbeat-interval and snapshot-every have no effect");
        remarks.addAll(remarksOnReads(spec));
        return remarks;
    }

    @Override
    protected Map<String, Object> nodeOptions(RunSpec spec) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("timeoutMinMs", timeoutMinMs(spec));
        options.put("timeoutMaxMs", timeoutMaxMs(spec));
        options.put("preVote", Boolean.toString(spec.options().flag("pre-vote")));
        options.put("reads", reads(spec));
        options.put("unsafeFlush", Boolean.toString(!syncsEveryAppend(spec)));
        return options;
    }

    @Override
    protected OptionValues optionsHere(RunSpec spec) {
        long minNs = timeoutMinMs(spec) * NS_PER_MS;
        return spec.options()
                .with("election-timeout", new OptionValues.Range(minNs, timeoutMaxMs(spec) * NS_PER_MS))
                .with("heartbeat-interval", minNs / 2);
    }

    private static long timeoutMinMs(RunSpec spec) {
        return Math.max(
                LEAST_TIMEOUT_MS, spec.options().range("election-timeout").minNs() / NS_PER_MS);
    }

    private static long timeoutMaxMs(RunSpec spec) {
        OptionValues.Range asked = spec.options().range("election-timeout");
        return Math.max(2 * LEAST_TIMEOUT_MS, Math.max(timeoutMinMs(spec), asked.maxNs() / NS_PER_MS));
    }
}
