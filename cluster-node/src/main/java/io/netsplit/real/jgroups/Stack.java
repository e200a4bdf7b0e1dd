package io.netsplit.real.jgroups;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
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
final class Stack {
    private static final long SUSPECT_MS = 3000;
    private static final long HEARTBEAT_MS = 700;
    private static final long VERIFY_MS = 500;
    private static final long MERGE_LEAST_MS = 1000;
    private static final long MERGE_MOST_MS = 3000;
    private static final long JOIN_MS = 1000;
    private static final int RESEND_MS = 300;

    private Stack() {}

    /** @param peers where all nodes listen */
    static List<Protocol> of(InetSocketAddress bind, List<InetSocketAddress> peers, LinkFaults faults)
            throws Exception {
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
        detector.setTimeout(SUSPECT_MS);
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
