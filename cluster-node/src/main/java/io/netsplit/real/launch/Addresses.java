package io.netsplit.real.launch;

import io.netsplit.real.proxy.LinkProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Which address means whom. Where n2 is for n1 is a port of the proxy at 127.77.1.2, on the machine of n1, and n1 is told so
 * by a hosts file of its own, so that the addresses that products exchange are names and mean the right link to each.
 */
public final class Addresses implements Addressing {
    private static final byte NET = 77;
    private static final byte LOOPBACK = 127;

    private final List<InetSocketAddress> places;

    private Addresses(List<InetSocketAddress> places) {
        this.places = List.copyOf(places);
    }

    /** Of nodes that listen there. */
    public static Addresses of(List<InetSocketAddress> places) {
        return new Addresses(places);
    }

    /** Finds free ports on the loopback interface and opens the listeners of all links. */
    public static Addresses behind(LinkProxy proxy, int nodes) throws IOException {
        Addresses addresses = new Addresses(Ports.freePlaces(nodes));
        for (int from = 0; from < nodes; from++) {
            addresses.open(proxy, from);
        }
        return addresses;
    }

    /** Opens the listeners of the links that lead away from this node, on this machine. */
    public void open(LinkProxy proxy, int from) throws IOException {
        for (int to = 0; to < places.size(); to++) {
            if (from != to) {
                InetSocketAddress target = places.get(to);
                proxy.listen(new InetSocketAddress(link(from, to), target.getPort()), from, to, target);
            }
        }
    }

    private static InetAddress link(int from, int to) throws IOException {
        return InetAddress.getByAddress(new byte[] {LOOPBACK, NET, (byte) (from + 1), (byte) (to + 1)});
    }

    /** "n2:40001" for every node: names, which the node's hosts file resolves. */
    @Override
    public List<String> peersOf(int node) {
        List<String> peers = new ArrayList<>();
        for (int peer = 0; peer < places.size(); peer++) {
            peers.add("n" + (peer + 1) + ":" + places.get(peer).getPort());
        }
        return peers;
    }

    @Override
    public String bind(int node) {
        return Ports.text(places.get(node));
    }

    @Override
    public String hosts(int node) throws IOException {
        StringBuilder text = new StringBuilder("127.0.0.1 localhost\n");
        for (int peer = 0; peer < places.size(); peer++) {
            InetAddress address = peer == node ? places.get(peer).getAddress() : link(node, peer);
            text.append(address.getHostAddress()).append(" n").append(peer + 1).append('\n');
        }
        return text.toString();
    }
}
