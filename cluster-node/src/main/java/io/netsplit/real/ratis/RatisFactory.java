package io.netsplit.real.ratis;

import io.netsplit.real.node.Controller;
import io.netsplit.real.node.Member;
import io.netsplit.real.node.NodeMain;
import io.netsplit.real.node.NodeSettings;

/** Makes servers of Apache Ratis. */
public final class RatisFactory implements NodeMain.Factory {
    @Override
    public String name() {
        return "ratis";
    }

    @Override
    public Member create(NodeSettings settings, Controller controller) {
        return new RatisMember(settings, controller);
    }
}
