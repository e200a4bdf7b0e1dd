package io.netsplit.real;

import io.netsplit.network.LinkSettings;
import io.netsplit.real.control.Connection;
import io.netsplit.real.control.Wire;
import io.netsplit.real.hosted.ValueCodec;
import io.netsplit.real.launch.Ports;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Every node sees to the links that lead to it, in the stack of its own protocols, as it is told. */
final class StackLinks implements Links {
    private final IntFunction<InetSocketAddress> places;
    private final Map<Integer, Map<Integer, String>> rules = new LinkedHashMap<>();
    private final @Nullable Connection[] connections;

    /** {@code places} tells where each listens, once that is asked for. */
    StackLinks(int nodes, IntFunction<InetSocketAddress> places) {
        this.places = places;
        connections = new Connection[nodes];
    }

    @Override
    public List<String> peersOf(int node) {
        List<String> peers = new ArrayList<>();
        for (int peer = 0; peer < connections.length; peer++) {
            peers.add(bind(peer));
        }
        return peers;
    }

    @Override
    public String bind(int node) {
        return Ports.text(places.apply(node));
    }

    @Override
    public String hosts(int node) {
        return "";
    }

    @Override
    public void set(int from, int to, boolean cut, LinkSettings settings) {
        String line = Wire.line("do", "link", "from", from, "cut", cut, "settings", ValueCodec.text(settings));
        String former =
                rules.computeIfAbsent(to, unused -> new LinkedHashMap<>()).put(from, line);
        Connection connection = connections[to];
        if (connection != null && !line.equals(former)) {
            connection.send(line);
        }
    }

    @Override
    public void connected(Connection connection) {
        connections[connection.node()] = connection;
        rules.getOrDefault(connection.node(), Map.of()).values().forEach(connection::send);
    }

    @Override
    public void close() {}
}
