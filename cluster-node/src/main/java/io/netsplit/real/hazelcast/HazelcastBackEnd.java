package io.netsplit.real.hazelcast;

import io.netsplit.real.Product;
import io.netsplit.real.ProductBackEnd;
import io.netsplit.real.framing.Framing;
import io.netsplit.run.RunSpec;
import io.netsplit.system.OptionValues;
import io.netsplit.workload.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scenarios of the data grid on open-source Hazelcast 5.7: an IMap in the memory of its members. Every side of a cut goes on,
 * and a merge policy decides afterwards.
 */
public final class HazelcastBackEnd extends ProductBackEnd {
    private static final long NS_PER_MS = 1_000_000;
    private static final long MS_PER_SECOND = 1000;
    private static final int MOST_BACKUPS = 6;
    /** Hazelcast counts in whole seconds; with less, members that wait for a core lose each other. */
    private static final long LEAST_HEARTBEAT_S = 1;

    private static final long LEAST_TIMEOUT_S = 5;
    private static final long LEAST_MERGE_S = 2;

    private static final String HEARTBEAT_INTERVAL = "heartbeat-interval";
    private static final String HEARTBEAT_TIMEOUT = "heartbeat-timeout";
    private static final String MERGE_INTERVAL = "merge-interval";

    public HazelcastBackEnd() {
        super(new Product(
                "hazelcast",
                "Hazelcast 5.7: a map in memory, available on every side of a cut, merged by a policy",
                List.of("data-grid"),
                "192m",
                "",
                List.of(DataType.REGISTER, DataType.CAS_REGISTER, DataType.KV, DataType.SET, DataType.COUNTER),
                Product.Way.PROXY_BY_CALLER,
                Framing.HAZELCAST));
    }

    @Override
    protected List<String> objectionsToOptions(RunSpec spec) {
        List<String> objections = new ArrayList<>();
        if (!spec.options().flag("copy-before-serving")) {
            objections.add("Hazelcast has no 'copy-before-serving' that could be changed");
        }
        if (spec.options().integer("backups") > MOST_BACKUPS) {
            objections.add("Hazelcast keeps at most " + MOST_BACKUPS + " backups");
        }
        return objections;
    }

    @Override
    public List<String> remarks(RunSpec spec) {
        List<String> remarks = new ArrayList<>(super.remarks(spec));
        OptionValues here = optionsHere(spec);
        for (String option : List.of(HEARTBEAT_INTERVAL, HEARTBEAT_TIMEOUT, MERGE_INTERVAL)) {
            if (!here.same(spec.options(), option)) {
                remarks.add(
                        option + " is " + seconds(here, option) + "s here: Hazelcast counts in whole seconds, and with"
                                + " less, members that wait for a core lose each other");
            }
        }
        remarks.add(
                "everything is in memory: a node that crashes comes back with nothing, and is given its share by the others");
        return remarks;
    }

    @Override
    protected OptionValues optionsHere(RunSpec spec) {
        return atLeast(
                atLeast(
                        atLeast(spec.options(), HEARTBEAT_INTERVAL, LEAST_HEARTBEAT_S),
                        HEARTBEAT_TIMEOUT,
                        LEAST_TIMEOUT_S),
                MERGE_INTERVAL,
                LEAST_MERGE_S);
    }

    private static OptionValues atLeast(OptionValues values, String option, long leastS) {
        return values.with(option, Math.max(leastS, seconds(values, option)) * MS_PER_SECOND * NS_PER_MS);
    }

    private static long seconds(OptionValues values, String option) {
        return Math.round(values.durationNs(option) / (double) (MS_PER_SECOND * NS_PER_MS));
    }

    @Override
    protected Map<String, Object> nodeOptions(RunSpec spec) {
        OptionValues here = optionsHere(spec);
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("backups", (long) here.integer("backups"));
        options.put("heartbeatS", seconds(here, HEARTBEAT_INTERVAL));
        options.put("timeoutS", seconds(here, HEARTBEAT_TIMEOUT));
        options.put("mergeS", seconds(here, MERGE_INTERVAL));
        options.put("mergePolicy", here.choice("merge-policy"));
        options.put("protection", (long) here.integer("split-brain-protection"));
        return options;
    }
}
