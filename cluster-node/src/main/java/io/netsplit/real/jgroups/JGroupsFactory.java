package io.netsplit.real.jgroups;

import io.netsplit.real.node.Controller;
import io.netsplit.real.node.Member;
import io.netsplit.real.node.NodeMain;
import io.netsplit.real.node.NodeSettings;

/** Makes nodes of simulated systems on JGroups channels. */
public final class JGroupsFactory implements NodeMain.Factory {
    @Override
    public String name() {
        return "jgroups";
    }

    @Override
    public Member create(NodeSettings settings, Controller controller) throws Exception {
        return new HostedMember(settings, controller);
    }
}
