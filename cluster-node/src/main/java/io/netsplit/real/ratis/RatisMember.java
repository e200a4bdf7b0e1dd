package io.netsplit.real.ratis;

import io.netsplit.node.RoleChanged;
import io.netsplit.real.ReplicatedLogBackEnd;
import io.netsplit.real.control.Wire;
import io.netsplit.real.node.Controller;
import io.netsplit.real.node.Member;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.system.DataStore;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.proto.RaftProtos.RoleInfoProto;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.exceptions.LeaderNotReadyException;
import org.apache.ratis.protocol.exceptions.NotLeaderException;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.jspecify.annotations.Nullable;

/**
 * One server of Apache Ratis. A client's request is handed to the server in its own JVM, and only there: what is not the
 * leader says who is, and the client of the run goes there by itself, through the links of the run.
 */
final class RatisMember implements Member {
    private static final RaftGroupId GROUP = RaftGroupId.valueOf(new UUID(0x6e65747370L, 0x6c6974L));
    private static final long LOOK_MS = 10;
    private static final long IN_TRANSITION = -1;
    private static final long NO_TERM = -2;

    private final NodeSettings settings;
    private final Controller controller;
    private final RatisStateMachine machine;
    private final ClientId clientId = ClientId.randomId();
    private final AtomicLong calls = new AtomicLong();
    private @Nullable RaftServer server;
    private RoleChanged.@Nullable Role role;
    private long term = -1;
    private boolean ready;

    RatisMember(NodeSettings settings, Controller controller) {
        this.settings = settings;
        this.controller = controller;
        machine = new RatisStateMachine(new DataStore(settings.type(), true), controller);
    }

    @Override
    public void start() throws Exception {
        Path storage = Path.of("raft").toAbsolutePath();
        boolean again = Files.isDirectory(storage.resolve(GROUP.getUuid().toString()));
        List<RaftPeer> peers = new ArrayList<>();
        for (int node = 0; node < settings.peers().size(); node++) {
            peers.add(RaftPeer.newBuilder()
                    .setId(NodeSettings.name(node))
                    .setAddress(settings.peers().get(node))
                    .build());
        }
        RaftProperties properties = RatisSettings.properties(settings, storage);
        RaftServer started = RaftServer.newBuilder()
                .setServerId(RaftPeerId.valueOf(NodeSettings.name(settings.node())))
                .setGroup(RaftGroup.valueOf(GROUP, peers))
                .setProperties(properties)
                .setStateMachine(machine)
                .setOption(again ? RaftStorage.StartupOption.RECOVER : RaftStorage.StartupOption.FORMAT)
                .build();
        started.start();
        server = started;
        Thread look = new Thread(this::look, "look");
        look.setDaemon(true);
        look.start();
    }

    /** Ratis tells of some changes of role and not of others, so its state is looked at: a change is seen within 10 ms. */
    private void look() {
        try {
            while (true) {
                DivisionInfo info = running().getDivision(GROUP).getInfo();
                RoleChanged.Role now = role(info.getCurrentRole());
                long termNow = now == RoleChanged.Role.LEADER ? leadersTerm(info) : info.getCurrentTerm();
                if (termNow != IN_TRANSITION && (now != role || termNow != term)) {
                    role = now;
                    term = termNow;
                    controller.role(now, termNow);
                }
                if (!ready && info.getLeaderId() != null) {
                    ready = true;
                    controller.ready();
                }
                Thread.sleep(LOOK_MS);
            }
        } catch (IOException e) {
            controller.failed(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The term that it leads in. While it steps down it knows of a newer one already, which is not its own. */
    private static long leadersTerm(DivisionInfo info) {
        try {
            RoleInfoProto all = info.getRoleInfoProto();
            return all.hasLeaderInfo() ? all.getLeaderInfo().getTerm() : IN_TRANSITION;
        } catch (IllegalStateException e) {
            // Ratis itself minds that the two terms differ in that instant.
            return IN_TRANSITION;
        }
    }

    private static RoleChanged.Role role(RaftPeerRole role) {
        return switch (role) {
            case LEADER -> RoleChanged.Role.LEADER;
            case CANDIDATE -> RoleChanged.Role.CANDIDATE;
            default -> RoleChanged.Role.FOLLOWER;
        };
    }

    private RaftServer running() {
        RaftServer known = server;
        if (known == null) {
            throw new IllegalStateException("the server has not been started");
        }
        return known;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the answer is sent by whoever completes it
    public void submit(long id, Request request) {
        RaftServer known = server;
        if (known == null) {
            controller.answer(id, Reply.Status.REFUSED, null, -1);
            return;
        }
        boolean readsAside = DataStore.isRead(request.function())
                && !settings.word("reads").equals(ReplicatedLogBackEnd.READS_THROUGH_LOG);
        RaftClientRequest.Type type =
                readsAside ? RatisSettings.readType(settings) : RaftClientRequest.writeRequestType();
        try {
            RaftClientRequest call = RaftClientRequest.newBuilder()
                    .setClientId(clientId)
                    .setServerId(known.getId())
                    .setGroupId(GROUP)
                    .setCallId(calls.incrementAndGet())
                    .setMessage(Message.valueOf(Wire.request(id, request)))
                    .setType(type)
                    .build();
            Standing before = Standing.of(known.getDivision(GROUP).getInfo());
            known.submitClientRequestAsync(call)
                    .exceptionally(failure -> null)
                    .thenAccept(reply -> answer(id, reply, DataStore.isRead(request.function()), before));
        } catch (IOException e) {
            controller.answer(id, Reply.Status.UNKNOWN, null, -1);
        }
    }

    /**
     * Only a server that never took the request in can refuse it; every other failure may still have an effect. A leader that
     * steps down answers "not the leader" to what it has in its log, too, and its successor may commit that.
     */
    private void answer(long id, @Nullable RaftClientReply reply, boolean isRead, Standing before) {
        if (reply == null) {
            controller.answer(id, Reply.Status.UNKNOWN, null, -1);
            return;
        }
        NotLeaderException elsewhere = reply.getNotLeaderException();
        if (elsewhere != null) {
            RaftPeer leader = elsewhere.getSuggestedLeader();
            boolean certain = isRead || before.neverLedUntil(term());
            Reply.Status status = certain ? Reply.Status.REFUSED : Reply.Status.UNKNOWN;
            controller.answer(id, status, null, leader == null ? -1 : address(leader.getId()));
        } else if (reply.isSuccess()) {
            String text = reply.getMessage().getContent().toStringUtf8();
            controller.answer(id, Reply.Status.OK, Wire.value(Wire.read(text).get("output")), -1);
        } else {
            boolean certain = reply.getException() instanceof LeaderNotReadyException;
            controller.answer(id, certain ? Reply.Status.REFUSED : Reply.Status.UNKNOWN, null, -1);
        }
    }

    private long term() {
        try {
            return running().getDivision(GROUP).getInfo().getCurrentTerm();
        } catch (IOException e) {
            return NO_TERM;
        }
    }

    /** What a server was before it was given a request: its term is read first. */
    private record Standing(long term, RaftPeerRole role) {
        static Standing of(DivisionInfo info) {
            long term = info.getCurrentTerm();
            return new Standing(term, info.getCurrentRole());
        }

        /** A follower does not come to lead in the same term. */
        boolean neverLedUntil(long laterTerm) {
            return role == RaftPeerRole.FOLLOWER && term == laterTerm;
        }
    }

    private static int address(RaftPeerId peer) {
        return Integer.parseInt(peer.toString().substring(1)) - 1;
    }

    @Override
    public List<Object> contents() {
        return machine.contents();
    }
}
