package io.netsplit.real.jgroupsraft;

import io.netsplit.network.LinkSettings;
import io.netsplit.node.RoleChanged;
import io.netsplit.real.ReplicatedLogBackEnd;
import io.netsplit.real.hosted.ValueCodec;
import io.netsplit.real.jgroups.LinkFaults;
import io.netsplit.real.jgroups.Stack;
import io.netsplit.real.jgroups.Views;
import io.netsplit.real.node.Controller;
import io.netsplit.real.node.Member;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.system.DataStore;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jgroups.JChannel;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.raft.ELECTION;
import org.jgroups.protocols.raft.ELECTION2;
import org.jgroups.protocols.raft.NO_DUPES;
import org.jgroups.protocols.raft.RAFT;
import org.jgroups.protocols.raft.Role;
import org.jgroups.protocols.raft.election.BaseElection;
import org.jgroups.stack.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * One member of jgroups-raft. A client's request is handed to the member in its own JVM, and only there: what is not the leader
 * says who is, and the client of the run goes there by itself, through the links of the run. JGroups' views, which tell when to
 * elect, are events of the run.
 */
final class JGroupsRaftMember implements Member, Receiver {
    private static final String CLUSTER = "netsplit";
    private static final long LOOK_MS = 10;
    private static final long REJOIN_MS = 250;
    private static final int NOBODY = -1;

    /** One attempt to join: a channel that was turned away cannot be used again. */
    private record Attempt(JChannel channel, RAFT raft, ReplicatedObjects objects) {}

    private final NodeSettings settings;
    private final Controller controller;
    private final LinkFaults links;
    private volatile @Nullable Attempt joined;
    private volatile int members;

    JGroupsRaftMember(NodeSettings settings, Controller controller) {
        this.settings = settings;
        this.controller = controller;
        links = new LinkFaults(settings, controller);
    }

    @Override
    public void start() throws Exception {
        boolean again = settings.life() > 1;
        while (!join()) {
            Thread.sleep(REJOIN_MS);
        }
        while (!again && !isTogether()) {
            Thread.sleep(LOOK_MS);
        }
        controller.ready();
    }

    /** False where the others still count a former life of this node among them, as after a kill. */
    private boolean join() throws Exception {
        Attempt attempt = attempt();
        try {
            attempt.channel.connect(CLUSTER);
        } catch (SecurityException e) {
            controller.event("join-refused", "reason", String.valueOf(e.getMessage()));
            attempt.channel.close();
            return false;
        }
        joined = attempt;
        return true;
    }

    private boolean isTogether() {
        Attempt now = joined;
        return now != null && members == settings.peers().size() && now.raft.leader() != null;
    }

    private Attempt attempt() throws Exception {
        ReplicatedObjects objects = new ReplicatedObjects(settings.type(), controller);
        RAFT raft = raft(objects);
        List<Protocol> protocols = new ArrayList<>(Stack.protocols(settings, links, settings.option("suspectMs")));
        int membership = 0;
        while (!(protocols.get(membership) instanceof GMS)) {
            membership++;
        }
        protocols.add(membership, new NO_DUPES());
        BaseElection election = settings.word("preVote").equals("true") ? new ELECTION2() : new ELECTION();
        protocols.add(election.voteTimeout(settings.option("voteMs")));
        protocols.add(raft);
        JChannel channel = Stack.channel(settings, protocols);
        channel.setReceiver(this);
        return new Attempt(channel, raft, objects);
    }

    private RAFT raft(ReplicatedObjects objects) {
        List<String> names = new ArrayList<>();
        for (int node = 0; node < settings.peers().size(); node++) {
            names.add(NodeSettings.name(node));
        }
        RAFT raft = new RAFT();
        raft.raftId(NodeSettings.name(settings.node()))
                .members(names)
                .stateMachine(objects)
                .logDir(Path.of("raft").toAbsolutePath().toString())
                .logUseFsync(settings.word("fsync").equals("true"))
                .resendInterval(settings.option("resendMs"))
                .maxLogSize(Long.MAX_VALUE);
        // Called where term and role change together, so that the term is that of the role.
        raft.addRoleListener(role -> controller.role(
                role == Role.Leader ? RoleChanged.Role.LEADER : RoleChanged.Role.FOLLOWER, raft.currentTerm()));
        return raft;
    }

    @Override
    public void viewAccepted(View view) {
        members = view.size();
        Views.tell(controller, view);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the answer is sent by whoever completes it
    public void submit(long id, Request request) {
        Attempt now = joined;
        if (now == null) {
            controller.answer(id, Reply.Status.REFUSED, null, NOBODY);
            return;
        }
        String reads = settings.word("reads");
        boolean read = DataStore.isRead(request.function());
        if (read && reads.equals(JGroupsRaftBackEnd.LOCAL_READS)) {
            controller.answer(id, Reply.Status.OK, now.objects.read(request), NOBODY);
            return;
        }
        boolean aside = read && !reads.equals(ReplicatedLogBackEnd.READS_THROUGH_LOG);
        try {
            ask(now.raft, request, aside).whenComplete((answer, failure) -> answer(id, aside, answer));
        } catch (Exception e) {
            // What is not the leader says so before it has done anything with the request.
            controller.answer(id, Reply.Status.REFUSED, null, LinkFaults.nodeOf(now.raft.leader()));
        }
    }

    private static CompletableFuture<byte[]> ask(RAFT raft, Request request, boolean aside) throws Exception {
        if (aside) {
            byte[] command = ReplicatedObjects.aside(request);
            return raft.getAsync(command, 0, command.length, null);
        }
        byte[] command = ReplicatedObjects.entry(request);
        return raft.setAsync(command, 0, command.length, null);
    }

    /** A leader that steps down gives up what it has taken in, and that may be in the log of others. */
    private void answer(long id, boolean aside, byte @Nullable [] answer) {
        if (answer != null) {
            controller.answer(id, Reply.Status.OK, ReplicatedObjects.output(answer), NOBODY);
        } else {
            controller.answer(id, aside ? Reply.Status.REFUSED : Reply.Status.UNKNOWN, null, NOBODY);
        }
    }

    @Override
    public void link(int from, boolean cut, String linkSettings) {
        if (ValueCodec.read(linkSettings) instanceof LinkSettings now) {
            links.set(from, cut, now);
        }
    }

    @Override
    public List<Object> contents() {
        Attempt now = joined;
        return now == null ? List.of() : now.objects.contents();
    }
}
