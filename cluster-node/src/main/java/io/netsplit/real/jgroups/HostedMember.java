package io.netsplit.real.jgroups;

import io.netsplit.network.LinkSettings;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.real.hosted.Host;
import io.netsplit.real.hosted.HostedSystem;
import io.netsplit.real.hosted.ValueCodec;
import io.netsplit.real.node.Controller;
import io.netsplit.real.node.Member;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.workload.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jspecify.annotations.Nullable;

/**
 * One node of a simulated system, unchanged, on a JGroups channel. Its messages are datagrams here, too: they are sent
 * without JGroups' retransmission, so that the protocol's own is what is at work. JGroups' membership runs beside it, and
 * its views are events of the run; the protocol does not look at them.
 */
final class HostedMember implements Member, Receiver, Host.Surroundings {
    private static final String CLUSTER = "netsplit";
    private static final long CONTENTS_SECONDS = 2;

    private final NodeSettings settings;
    private final Controller controller;
    private final int nodes;
    private final LinkFaults links;
    private final JChannel channel;
    private final Host host;
    private final Map<Integer, Address> addresses = new ConcurrentHashMap<>();
    private boolean ready;

    HostedMember(NodeSettings settings, Controller controller) throws Exception {
        this.settings = settings;
        this.controller = controller;
        nodes = settings.peers().size();
        links = new LinkFaults(settings, controller);
        channel = Stack.channel(settings, Stack.protocols(settings, links, Stack.SUSPECT_MS));
        channel.setReceiver(this);
        if (!(ValueCodec.read(settings.word("system")) instanceof HostedSystem system)) {
            throw new IllegalArgumentException("a node must be told which system it hosts");
        }
        host = new Host(
                settings.node(),
                settings.option("seed") * 31 + settings.life(),
                system.process(settings.node()),
                Path.of("disk.journal"),
                this);
    }

    @Override
    public void start() throws Exception {
        channel.connect(CLUSTER);
    }

    @Override
    public synchronized void viewAccepted(View view) {
        for (Address member : view.getMembers()) {
            addresses.put(LinkFaults.nodeOf(member), member);
        }
        Views.tell(controller, view);
        if (!ready && (view.size() == nodes || settings.life() > 1)) {
            ready = true;
            host.start();
            controller.ready();
        }
    }

    @Override
    public void receive(org.jgroups.Message message) {
        byte[] bytes =
                Arrays.copyOfRange(message.getArray(), message.getOffset(), message.getOffset() + message.getLength());
        if (ValueCodec.read(bytes) instanceof Message content) {
            host.receive(LinkFaults.nodeOf(message.getSrc()), content);
        }
    }

    @Override
    public void send(int to, Message message) {
        if (to >= nodes) {
            controller.deliver(to, ValueCodec.text(message));
            return;
        }
        Address address = addresses.get(to);
        if (address == null) {
            return;
        }
        byte[] bytes = ValueCodec.bytes(message);
        try {
            channel.send(new BytesMessage(address, bytes)
                    .setFlag(
                            org.jgroups.Message.Flag.OOB,
                            org.jgroups.Message.Flag.NO_RELIABILITY,
                            org.jgroups.Message.Flag.NO_FC));
        } catch (Exception e) {
            // A datagram that could not be sent is a lost datagram.
        }
    }

    @Override
    public void emit(ProtocolEvent event) {
        controller.emit(ValueCodec.text(event));
    }

    @Override
    public void halted(String reason) {
        controller.failed(reason);
    }

    @Override
    public void submit(long id, Request request) {
        throw new UnsupportedOperationException("a hosted process is sent messages");
    }

    @Override
    public void deliver(int from, String message) {
        if (ValueCodec.read(message) instanceof Message content) {
            host.receive(from, content);
        }
    }

    @Override
    public void link(int from, boolean cut, String linkSettings) {
        if (ValueCodec.read(linkSettings) instanceof LinkSettings now) {
            links.set(from, cut, now);
        }
    }

    @Override
    public void clock(long aheadNs, long driftPpm) {
        host.setClock(aheadNs, driftPpm);
    }

    @Override
    public List<Object> contents() {
        List<@Nullable Object> pairs = new ArrayList<>();
        try {
            host.contents().get(CONTENTS_SECONDS, TimeUnit.SECONDS).forEach((key, value) -> {
                pairs.add(key);
                pairs.add(value);
            });
        } catch (ExecutionException | TimeoutException e) {
            // It holds nothing that anybody could be told of.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(pairs);
    }
}
