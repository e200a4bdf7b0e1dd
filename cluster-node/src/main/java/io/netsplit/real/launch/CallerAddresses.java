package io.netsplit.real.launch;

import io.netsplit.real.proxy.LinkProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Which address means whom, where all nodes must know a node by one address. Node n2 listens at 127.82.0.2; the
 * others know it as 127.81.0.2, where the proxy listens, which sees by the address of the caller whose link it is: nodes call
 * from either of their addresses.
 */
public final class CallerAddresses implements Addressing {
    private static final byte KNOWN = 81;
    private static final byte OWN = 82;
    private static final int NOBODY = -1;

    private final int nodes;
    private final int[] ports;

    private CallerAddresses(int nodes, int[] ports) {
        this.nodes = nodes;
        this.ports = ports;
    }

    /** Finds free ports and opens the listeners in front of all nodes. */
    public static CallerAddresses behind(LinkProxy proxy, int nodes) throws IOException {
        int[] ports = Ports.free(nodes);
        for (int node = 0; node < nodes; node++) {
            InetSocketAddress known = new InetSocketAddress(address(KNOWN, node), ports[node]);
            InetSocketAddress own = new InetSocketAddress(address(OWN, node), ports[node]);
            proxy.listen(known, node, own, caller -> callerOf(caller, nodes));
        }
        return new CallerAddresses(nodes, ports);
    }

    private static InetAddress address(byte net, int node) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, net, 0, (byte) (node + 1)});
    }

    /** Who calls; nobody who has an address in no node's place. */
    private static int callerOf(SocketChannel caller, int nodes) {
        try {
            InetSocketAddress from = (InetSocketAddress) caller.getRemoteAddress();
            byte[] bytes = from.getAddress().getAddress();
            int node = Byte.toUnsignedInt(bytes[3]) - 1;
            boolean ours = (bytes[1] == KNOWN || bytes[1] == OWN) && bytes[2] == 0;
            return ours && node < nodes ? node : NOBODY;
        } catch (IOException e) {
            return NOBODY;
        }
    }

    /** "127.81.0.2:40001" for every node, to all of them. */
    @Override
    public List<String> peersOf(int unused) {
        List<String> peers = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            peers.add("127." + KNOWN + ".0." + (node + 1) + ":" + ports[node]);
        }
        return peers;
    }

    @Override
    public String bind(int node) {
        return "127." + OWN + ".0." + (node + 1) + ":" + ports[node];
    }

    @Override
    public String hosts(int node) {
        return "";
    }
}
