package io.netsplit.real.hazelcast;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.map.IMap;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import io.netsplit.history.Functions;
import io.netsplit.node.RoleChanged;
import io.netsplit.real.node.Controller;
import io.netsplit.real.node.Member;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.system.DataStore;
import io.netsplit.system.Values;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One member of Hazelcast. Clients ask it for keys of one map; the member asks the keys' owners. Its master, the oldest member
 * of what it takes for the cluster, is told as the leader; the number of a view is how many this member has seen.
 */
final class HazelcastMember implements Member, MembershipListener {
    private final NodeSettings settings;
    private final Controller controller;
    private @Nullable HazelcastInstance instance;
    private @Nullable IMap<Long, String> map;
    private List<String> members = List.of();
    private long views;
    private boolean ready;

    HazelcastMember(NodeSettings settings, Controller controller) {
        this.settings = settings;
        this.controller = controller;
    }

    @Override
    public void start() {
        HazelcastInstance started = Hazelcast.newHazelcastInstance(HazelcastSettings.config(settings));
        started.getLifecycleService().addLifecycleListener(this::lifecycle);
        started.getCluster().addMembershipListener(this);
        synchronized (this) {
            map = started.getMap(HazelcastSettings.MAP);
            instance = started;
        }
        look();
    }

    private void lifecycle(LifecycleEvent event) {
        controller.event("lifecycle", "state", event.getState().name().toLowerCase(Locale.ROOT));
        look();
    }

    @Override
    public void memberAdded(MembershipEvent event) {
        look();
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        look();
    }

    /** Tells of the members there are, the oldest first. */
    private synchronized void look() {
        HazelcastInstance running = instance;
        if (running == null || !running.getLifecycleService().isRunning()) {
            return;
        }
        List<String> now = new ArrayList<>();
        boolean leads = false;
        for (com.hazelcast.cluster.Member member : running.getCluster().getMembers()) {
            leads |= now.isEmpty() && member.localMember();
            String host = member.getAddress().getHost();
            now.add(NodeSettings.name(Integer.parseInt(host.substring(host.lastIndexOf('.') + 1)) - 1));
        }
        if (now.equals(members) || now.isEmpty()) {
            return;
        }
        members = now;
        views++;
        controller.event("view", "number", views, "coordinator", now.get(0), "members", now);
        controller.role(leads ? RoleChanged.Role.LEADER : RoleChanged.Role.FOLLOWER, views);
        if (!ready && (settings.life() > 1 || now.size() == settings.peers().size())) {
            ready = true;
            controller.ready();
        }
    }

    @Override
    public void submit(long id, Request request) {
        IMap<Long, String> objects;
        synchronized (this) {
            objects = map;
        }
        if (objects == null) {
            controller.answer(id, Reply.Status.REFUSED, null, -1);
            return;
        }
        try {
            ask(objects, request).whenComplete((output, failure) -> {
                if (failure == null) {
                    controller.answer(id, Reply.Status.OK, output, -1);
                } else {
                    failed(id, failure);
                }
            });
        } catch (RuntimeException e) {
            failed(id, e);
        }
    }

    private CompletionStage<@Nullable Object> ask(IMap<Long, String> objects, Request request) {
        long key = request.key();
        String function = request.function();
        if (DataStore.isRead(function)) {
            return objects.getAsync(key).thenApply(text -> Values.shown(settings.type(), Parcels.unpacked(text)));
        }
        String packed = Parcels.packed(request.input());
        if (packed != null && (function.equals(Functions.WRITE) || function.equals(Functions.PUT))) {
            return objects.setAsync(key, packed).thenApply(nothing -> null);
        }
        Function<@Nullable String, @Nullable Object> unpack = Parcels::unpacked;
        return objects.<String>submitToKey(key, new Change(settings.type(), request))
                .thenApply(unpack);
    }

    /** Only the protection against split brains refuses before anything is done; every other failure may have had an effect. */
    private void failed(long id, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof SplitBrainProtectionException)) {
            cause = cause.getCause();
        }
        boolean refused = cause instanceof SplitBrainProtectionException;
        controller.answer(id, refused ? Reply.Status.REFUSED : Reply.Status.UNKNOWN, null, -1);
    }

    @Override
    public List<Object> contents() {
        IMap<Long, String> objects;
        synchronized (this) {
            objects = map;
        }
        List<Object> pairs = new ArrayList<>();
        if (objects == null) {
            return pairs;
        }
        objects.entrySet().forEach(entry -> {
            Object value = Parcels.unpacked(entry.getValue());
            if (value != null) {
                pairs.add(entry.getKey());
                pairs.add(value);
            }
        });
        return pairs;
    }
}
