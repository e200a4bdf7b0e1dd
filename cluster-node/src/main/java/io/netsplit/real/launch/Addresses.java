package io.netsplit.real.launch;

import io.netsplit.real.proxy.LinkProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which address means whom, all on the loopback interface. Every node listens on 127.0.0.1; where n2 is for n1 is a port of
 * the proxy at 127.77.1.2, and n1 is told so by a hosts file of its own, so that the addresses that products exchange are
 * names and mean the right link to each.
 */
public final class Addresses implements Addressing {
    private static final byte NET = 77;
    private static final byte[] LOCALHOST = {127, 0, 0, 1};

    private final int nodes;
    private final int[] ports;

    private Addresses(int nodes, int[] ports) {
        this.nodes = nodes;
        this.ports = ports;
    }

    /** Finds free ports and opens the listeners of all links. */
    public static Addresses behind(LinkProxy proxy, int nodes) throws IOException {
        int[] ports = Ports.free(nodes);
        for (int from = 0; from < nodes; from++) {
            for (int to = 0; to < nodes; to++) {
                if (from != to) {
                    InetSocketAddress target = new InetSocketAddress(InetAddress.getByAddress(LOCALHOST), ports[to]);
                    InetAddress way = InetAddress.getByAddress(link(from, to));
                    proxy.listen(new InetSocketAddress(way, ports[to]), from, to, target);
                }
            }
        }
        return new Addresses(nodes, ports);
    }

    private static byte[] link(int from, int to) {
        return new byte[] {LOCALHOST[0], NET, (byte) (from + 1), (byte) (to + 1)};
    }

    /** "n2:40001" for every node: names, which the node's hosts file resolves. */
    @Override
    public List<String> peersOf(int node) {
        List<String> peers = new ArrayList<>();
        for (int peer = 0; peer < nodes; peer++) {
            peers.add("n" + (peer + 1) + ":" + ports[peer]);
        }
        return peers;
    }

    @Override
    public String bind(int node) {
        return "127.0.0.1:" + ports[node];
    }

    /** Writes the node's hosts file into {@code folder}. */
    @Override
    public Path hostsFile(int node, Path folder) throws IOException {
        StringBuilder text = new StringBuilder("127.0.0.1 localhost\n");
        for (int peer = 0; peer < nodes; peer++) {
            byte[] address = peer == node ? LOCALHOST : link(node, peer);
            text.append(InetAddress.getByAddress(address).getHostAddress())
                    .append(" n")
                    .append(peer + 1)
                    .append('\n');
        }
        return Files.writeString(folder.resolve("hosts"), text, StandardCharsets.UTF_8);
    }
}
