package io.netsplit.real;

import io.netsplit.network.LinkSettings;
import io.netsplit.real.control.Connection;
import io.netsplit.real.control.Wire;
import io.netsplit.real.hosted.ValueCodec;
import io.netsplit.real.launch.Addresses;
import io.netsplit.real.launch.Ports;
import io.netsplit.real.proxy.Passed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Links whose proxies are held by those who stand for the nodes, each on its machine: a connection passes through a proxy
 * beside the node that made it, both ways, so that the two ends of a link must both know how it is.
 */
final class FarLinks implements Links {
    private final int nodes;
    private final Agents agents;
    private final long seed;
    private final Map<Integer, String> rules = new LinkedHashMap<>();
    /** By who counted; each counts what passes through its own proxies, in both directions. */
    private final Passed[][] passed;

    FarLinks(int nodes, Agents agents, long seed) {
        this.nodes = nodes;
        this.agents = agents;
        this.seed = seed;
        passed = new Passed[nodes][nodes * nodes];
        for (Passed[] each : passed) {
            Arrays.fill(each, Passed.NOTHING);
        }
    }

    /** Everybody is there: has all proxies opened. */
    void open() {
        List<String> places = agents.places().stream().map(Ports::text).toList();
        for (int node = 0; node < nodes; node++) {
            agents.say(node, Wire.line("do", "links", "seed", seed, "places", places));
        }
    }

    private Addresses addresses() {
        return Addresses.of(agents.places());
    }

    @Override
    public List<String> peersOf(int node) {
        return addresses().peersOf(node);
    }

    @Override
    public String bind(int node) {
        return Ports.text(agents.place(node));
    }

    @Override
    public String hosts(int node) throws IOException {
        return addresses().hosts(node);
    }

    @Override
    public void set(int from, int to, boolean cut, LinkSettings settings) {
        String line =
                Wire.line("do", "rule", "from", from, "to", to, "cut", cut, "settings", ValueCodec.text(settings));
        if (!line.equals(rules.put(from * nodes + to, line))) {
            agents.say(from, line);
            agents.say(to, line);
        }
    }

    /** What the node's proxies have passed on so far: for each ordered pair, in the order of the first, then of the second. */
    synchronized void counted(int node, List<?> bytes, List<?> messages) {
        for (int link = 0; link < Math.min(nodes * nodes, Math.min(bytes.size(), messages.size())); link++) {
            if (bytes.get(link) instanceof Long count && messages.get(link) instanceof Long ended) {
                passed[node][link] = new Passed(count, ended);
            }
        }
    }

    @Override
    public synchronized List<Passed> passedFrom(int from) {
        List<Passed> both = new ArrayList<>();
        for (int to = 0; to < nodes; to++) {
            int link = from * nodes + to;
            both.add(to == from ? Passed.NOTHING : passed[from][link].plus(passed[to][link]));
        }
        return both;
    }

    @Override
    public void connected(Connection connection) {
        // Proxies outlive the nodes beside them.
    }

    @Override
    public void close() {
        // Those who hold the proxies close them.
    }
}
