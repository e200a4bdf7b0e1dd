package io.netsplit.real.jgroups;

import io.netsplit.network.LinkSettings;
import io.netsplit.node.RoleChanged;
import io.netsplit.real.control.Wire;
import io.netsplit.real.hosted.ValueCodec;
import io.netsplit.real.node.Controller;
import io.netsplit.real.node.Member;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.system.datagrid.MergePolicy;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.MergeView;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jspecify.annotations.Nullable;

/**
 * One member of a map that is replicated over JGroups' own views. JGroups splits a cut cluster into views with a coordinator
 * each and merges the views afterwards; of the data it leaves that to its user, which is {@link MapReplica} here.
 *
 * <p>Everything happens on one thread. What members send each other are texts.
 */
final class MapMember implements Member, Receiver, MapReplica.Outside {
    private static final String CLUSTER = "netsplit";
    private static final long CONTENTS_SECONDS = 2;
    private static final int NOBODY = -1;

    private final NodeSettings settings;
    private final Controller controller;
    private final LinkFaults links;
    private final JChannel channel;
    private final MapReplica replica;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "map");
        made.setDaemon(true);
        return made;
    });
    private @Nullable View view;
    private boolean ready;

    MapMember(NodeSettings settings, Controller controller) throws Exception {
        this.settings = settings;
        this.controller = controller;
        MergePolicy policy = MergePolicy.of(settings.word("mergePolicy"));
        replica = new MapReplica(settings.node(), settings.type(), policy, settings.option("protection"), this);
        links = new LinkFaults(settings, controller);
        channel = Stack.channel(settings, Stack.protocols(settings, links, settings.option("suspectMs")));
        channel.setReceiver(this);
    }

    @Override
    public void start() throws Exception {
        channel.connect(CLUSTER);
    }

    // Views

    @Override
    public void viewAccepted(View next) {
        thread.execute(() -> {
            view = next;
            Views.tell(controller, next);
            boolean leads = coordinator(next) == settings.node();
            long number = next.getViewId().getId();
            controller.role(leads ? RoleChanged.Role.LEADER : RoleChanged.Role.FOLLOWER, number);
            List<Integer> members =
                    next.getMembers().stream().map(LinkFaults::nodeOf).toList();
            replica.installed(new MapReplica.Installed(number, members, former(next)));
        });
    }

    /**
     * One member of each view that has merged, its coordinator where that has come along: of the largest view first, of two
     * alike of the one with the lower coordinator.
     */
    private static List<Integer> former(View next) {
        if (!(next instanceof MergeView merge)) {
            return List.of(coordinator(next));
        }
        List<View> groups = new ArrayList<>(merge.getSubgroups());
        groups.sort((one, other) -> one.size() == other.size()
                ? Integer.compare(coordinator(one), coordinator(other))
                : Integer.compare(other.size(), one.size()));
        return groups.stream()
                .flatMap(group ->
                        group.getMembers().stream().filter(next::containsMember).limit(1))
                .map(LinkFaults::nodeOf)
                .distinct()
                .toList();
    }

    private static int coordinator(View view) {
        return LinkFaults.nodeOf(view.getMembers().get(0));
    }

    @Override
    public void begun(int members) {
        boolean together = settings.life() > 1 || members == settings.peers().size();
        if (!ready && together) {
            ready = true;
            controller.ready();
        }
    }

    @Override
    public void merged(long number, ReplicatedMap.Outcome outcome) {
        controller.event(
                "merged",
                "view",
                number,
                "values-brought",
                outcome.brought(),
                "merge-conflicts",
                outcome.conflicts(),
                "values-discarded",
                outcome.discarded());
    }

    @Override
    public void held(long key, long digest) {
        controller.held(key, digest);
    }

    // Clients

    @Override
    public void submit(long id, Request request) {
        thread.execute(() -> replica.asked(id, request));
    }

    @Override
    public void answer(long id, Reply.Status status, @Nullable Object output) {
        controller.answer(id, status, output, NOBODY);
    }

    // Messages

    @Override
    public void receive(Message message) {
        String text = new String(message.getArray(), message.getOffset(), message.getLength(), StandardCharsets.UTF_8);
        int from = LinkFaults.nodeOf(message.getSrc());
        thread.execute(() -> replica.arrived(from, Wire.read(text)));
    }

    @Override
    public void tell(int node, String text) {
        View current = view;
        if (current != null) {
            for (Address member : current.getMembers()) {
                if (LinkFaults.nodeOf(member) == node) {
                    send(member, text);
                }
            }
        }
    }

    @Override
    public void cast(String text) {
        send(null, text);
    }

    /** {@code to} is null for everybody. */
    private void send(@Nullable Address to, String text) {
        try {
            channel.send(new BytesMessage(to, text.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            controller.event("send-failed", "reason", String.valueOf(e.getMessage()));
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
        try {
            return thread.submit(replica::contents).get(CONTENTS_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
