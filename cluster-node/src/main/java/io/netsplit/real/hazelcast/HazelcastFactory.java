package io.netsplit.real.hazelcast;

import io.netsplit.real.node.Controller;
import io.netsplit.real.node.Member;
import io.netsplit.real.node.NodeMain;
import io.netsplit.real.node.NodeSettings;

/** Makes members of Hazelcast. */
public final class HazelcastFactory implements NodeMain.Factory {
    @Override
    public String name() {
        return "hazelcast";
    }

    @Override
    public Member create(NodeSettings settings, Controller controller) {
        return new HazelcastMember(settings, controller);
    }
}
