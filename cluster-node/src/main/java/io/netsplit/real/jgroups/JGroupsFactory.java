package io.netsplit.real.jgroups;

import io.netsplit.real.node.Controller;
import io.netsplit.real.node.Member;
import io.netsplit.real.node.NodeMain;
import io.netsplit.real.node.NodeSettings;

/** Makes nodes on JGroups channels: of simulated systems, or of the replicated map. */
public final class JGroupsFactory implements NodeMain.Factory {
    @Override
    public String name() {
        return "jgroups";
    }

    @Override
    public Member create(NodeSettings settings, Controller controller) throws Exception {
        return settings.options().containsKey("system")
                ? new HostedMember(settings, controller)
                : new MapMember(settings, controller);
    }
}
