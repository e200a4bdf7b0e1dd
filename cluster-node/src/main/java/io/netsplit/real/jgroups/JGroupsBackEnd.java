package io.netsplit.real.jgroups;

import io.netsplit.real.Product;
import io.netsplit.real.ProductBackEnd;
import io.netsplit.real.hosted.HostedSystem;
import io.netsplit.real.hosted.ValueCodec;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Option;
import io.netsplit.system.OptionValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every simulated system, unchanged, on channels of JGroups 5.5: real processes, clocks, files and TCP under the very code
 * that is simulated. Only the data grid is not hosted: it is a replicated map over JGroups' own views and merges.
 */
public final class JGroupsBackEnd extends ProductBackEnd {
    private static final long NS_PER_MS = 1_000_000;
    private static final String MAP = "data-grid";
    private static final String TIMEOUT = "heartbeat-timeout";

    public JGroupsBackEnd() {
        super(Product.hosting("jgroups", "JGroups 5.5: the simulated systems themselves, on real nodes", "128m"));
    }

    @Override
    protected boolean hosts(RunSpec spec) {
        return !isMap(spec);
    }

    private static boolean isMap(RunSpec spec) {
        return spec.protocol().name().equals(MAP);
    }

    @Override
    protected List<String> objectionsToOptions(RunSpec spec) {
        List<String> objections = new ArrayList<>();
        if (isMap(spec)) {
            int others = initialNodes(spec) - 1;
            if (spec.options().integer("backups") < others) {
                objections.add("the replicated map on JGroups holds every key everywhere: it takes 'backups: " + others
                        + "', and hazelcast can do with less");
            }
            if (!spec.options().flag("copy-before-serving")) {
                objections.add("the replicated map on JGroups has no 'copy-before-serving' that could be changed");
            }
        }
        return objections;
    }

    @Override
    public List<String> remarks(RunSpec spec) {
        List<String> remarks = new ArrayList<>(super.remarks(spec));
        if (isMap(spec)) {
            remarks.add(
                    "members suspect each other after " + suspectMs(spec) + "ms of silence, of heartbeats that are sent"
                            + " every " + Stack.HEARTBEAT_MS + "ms, and look for other views every "
                            + Stack.MERGE_LEAST_MS + "ms.."
                            + Stack.MERGE_MOST_MS + "ms here: with less, members that wait for a core lose each other");
            remarks.add(
                    "the view's coordinator owns all keys; reads are answered by the member that is asked, and only writes"
                            + " count as hits");
        }
        return remarks;
    }

    private static long suspectMs(RunSpec spec) {
        return Math.max(Stack.SUSPECT_MS, spec.options().durationNs(TIMEOUT) / NS_PER_MS);
    }

    @Override
    protected OptionValues optionsHere(RunSpec spec) {
        return isMap(spec)
                ? spec.options()
                        .with(TIMEOUT, suspectMs(spec) * NS_PER_MS)
                        .with("heartbeat-interval", Stack.HEARTBEAT_MS * NS_PER_MS)
                        .with("merge-interval", (Stack.MERGE_LEAST_MS + Stack.MERGE_MOST_MS) / 2 * NS_PER_MS)
                : spec.options();
    }

    private static Map<String, Object> mapOptions(RunSpec spec) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("mergePolicy", spec.options().choice("merge-policy"));
        options.put("protection", (long) spec.options().integer("split-brain-protection"));
        options.put("suspectMs", suspectMs(spec));
        options.put("seed", spec.seed());
        return options;
    }

    @Override
    protected Map<String, Object> nodeOptions(RunSpec spec) {
        if (isMap(spec)) {
            return mapOptions(spec);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Option option : spec.protocol().options()) {
            values.put(option.name(), spec.options().value(option.name()));
        }
        HostedSystem system = new HostedSystem(
                spec.protocol().name(),
                values,
                initialNodes(spec),
                spec.workload().type(),
                groups(spec),
                spec.workload().keys().count());
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("system", ValueCodec.text(system));
        options.put("seed", spec.seed());
        return options;
    }
}
