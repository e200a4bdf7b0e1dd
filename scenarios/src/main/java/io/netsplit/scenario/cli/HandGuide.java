package io.netsplit.scenario.cli;

import io.netsplit.run.NodesByHand;
import io.netsplit.scenario.report.Version;
import java.net.InetSocketAddress;

/** Tells the person at the terminal which nodes to start by hand, and what becomes of them. */
final class HandGuide implements NodesByHand.Guide {
    private final Environment environment;
    private final String system;

    HandGuide(Environment environment, String system) {
        this.environment = environment;
        this.system = system;
    }

    @Override
    public void open(InetSocketAddress where, String token, int nodes) {
        boolean elsewhere = !where.getAddress().isLoopbackAddress();
        StringBuilder text = new StringBuilder("Start ");
        text.append(nodes).append(nodes == 1 ? " node" : " nodes, each in a terminal of its own,");
        text.append(elsewhere ? " here or on other machines with netsplit " : " on this machine, with netsplit ");
        text.append(Version.text())
                .append(":\n  export ")
                .append(NodeCommand.TOKEN)
                .append('=')
                .append(token);
        for (int node = 1; node <= nodes; node++) {
            text.append("\n  ").append(environment.command());
            text.append(" node --system ").append(system).append(" --node n").append(node);
            text.append(" --controller ").append(Places.text(where));
            text.append(elsewhere ? " --bind ADDRESS_OF_ITS_MACHINE" : "");
        }
        tell(text.toString());
    }

    @Override
    public void tell(String line) {
        environment.err().println(line);
        environment.err().flush();
    }
}
