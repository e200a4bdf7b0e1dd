package io.netsplit.real.jgroups;

import io.netsplit.real.node.NodeSettings;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jgroups.JChannel;
import org.jgroups.PhysicalAddress;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.DiagnosticsHandler;
import org.jgroups.stack.IpAddress;
import org.jgroups.stack.Protocol;

/**
 * The protocols of a channel: TCP on the loopback interface, no multicast, no diagnostics; failure detection in seconds
 * where the shipped configurations take a minute.
 */
public final class Stack {
    /** Silence after which a member is suspected, where nothing else is asked for. */
    public static final long SUSPECT_MS = 3000;

    public static final long HEARTBEAT_MS = 700;
    /** How long a suspect has to say that it is alive. */
    public static final long VERIFY_MS = 500;

    static final long MERGE_LEAST_MS = 1000;
    static final long MERGE_MOST_MS = 3000;
    private static final long JOIN_MS = 1000;
    private static final int RESEND_MS = 300;

    private Stack() {}

    /** A channel of this node, whose address says which node it is. */
    public static JChannel channel(NodeSettings settings, List<Protocol> protocols) throws Exception {
        String name = NodeSettings.name(settings.node());
        JChannel channel = new JChannel(protocols);
        channel.setName(name);
        channel.addAddressGenerator(() -> LinkFaults.addressOf(settings.node(), name));
        return channel;
    }

    /** The protocols of a channel of this node, from the transport upwards. */
    public static List<Protocol> protocols(NodeSettings settings, LinkFaults faults, long suspectMs) throws Exception {
        List<InetSocketAddress> peers = new ArrayList<>();
        for (String peer : settings.peers()) {
            int colon = peer.lastIndexOf(':');
            peers.add(new InetSocketAddress(peer.substring(0, colon), Integer.parseInt(peer.substring(colon + 1))));
        }
        return of(peers.get(settings.node()), peers, faults, suspectMs);
    }

    private static List<Protocol> of(
            InetSocketAddress bind, List<InetSocketAddress> peers, LinkFaults faults, long suspectMs) throws Exception {
        TCP transport = new TCP();
        transport.setBindAddress(bind.getAddress());
        transport.setBindPort(bind.getPort());
        transport.setPortRange(0);
        transport.setSockConnTimeout(RESEND_MS);
        transport.setDiagnosticsHandler(new DiagnosticsHandler().setEnabled(false));
        transport.useVirtualThreads(false);
        TCPPING discovery = new TCPPING();
        List<PhysicalAddress> hosts = new ArrayList<>();
        for (InetSocketAddress peer : peers) {
            hosts.add(new IpAddress(peer.getHostString(), peer.getPort()));
        }
        discovery.setInitialHosts2(hosts);
        discovery.setPortRange(0);
        MERGE3 merge = new MERGE3();
        merge.setMinInterval(MERGE_LEAST_MS);
        merge.setMaxInterval(MERGE_MOST_MS);
        FD_ALL3 detector = new FD_ALL3();
        detector.setTimeout(suspectMs);
        detector.setInterval(HEARTBEAT_MS);
        VERIFY_SUSPECT2 verify = new VERIFY_SUSPECT2();
        verify.setTimeout(VERIFY_MS);
        NAKACK2 order = new NAKACK2();
        order.setXmitInterval(RESEND_MS);
        order.useMcastXmit(false);
        UNICAST3 unicast = new UNICAST3();
        unicast.setXmitInterval(RESEND_MS);
        GMS membership = new GMS();
        membership.setJoinTimeout(JOIN_MS);
        membership.setLeaveTimeout(VERIFY_MS);
        membership.printLocalAddress(false);
        return List.of(
                transport,
                faults,
                discovery,
                merge,
                detector,
                verify,
                order,
                unicast,
                new STABLE(),
                membership,
                new FRAG4());
    }
}
