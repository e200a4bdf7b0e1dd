package io.netsplit.real.jgroups;

import io.netsplit.real.Product;
import io.netsplit.real.ProductBackEnd;
import io.netsplit.real.hosted.HostedSystem;
import io.netsplit.real.hosted.ValueCodec;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every simulated system, unchanged, on channels of JGroups 5.5: real processes, clocks, files and TCP under the very code
 * that is simulated.
 */
public final class JGroupsBackEnd extends ProductBackEnd {
    public JGroupsBackEnd() {
        super(Product.hosting("jgroups", "JGroups 5.5: the simulated systems themselves, on real nodes", "128m"));
    }

    @Override
    protected boolean hosts(RunSpec spec) {
        return true;
    }

    @Override
    protected List<String> objectionsToOptions(RunSpec spec) {
        return List.of();
    }

    @Override
    protected Map<String, Object> nodeOptions(RunSpec spec) {
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
