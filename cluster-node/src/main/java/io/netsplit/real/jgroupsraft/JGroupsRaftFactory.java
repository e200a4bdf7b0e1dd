package io.netsplit.real.jgroupsraft;

import io.netsplit.real.node.Controller;
import io.netsplit.real.node.Member;
import io.netsplit.real.node.NodeMain;
import io.netsplit.real.node.NodeSettings;

/** Makes members of jgroups-raft. */
public final class JGroupsRaftFactory implements NodeMain.Factory {
    @Override
    public String name() {
        return JGroupsRaftBackEnd.NAME;
    }

    @Override
    public Member create(NodeSettings settings, Controller controller) {
        return new JGroupsRaftMember(settings, controller);
    }
}
