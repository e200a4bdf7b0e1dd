package io.netsplit.real.jgroups;

import io.netsplit.network.LinkSettings;
import io.netsplit.node.RoleChanged;
import io.netsplit.random.Prng;
import io.netsplit.real.control.Wire;
import io.netsplit.real.hosted.ValueCodec;
import io.netsplit.real.node.Controller;
import io.netsplit.real.node.Member;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.system.DataStore;
import io.netsplit.system.Values;
import io.netsplit.system.datagrid.MergePolicy;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * One member of a map that is replicated over JGroups' own views: every member holds every key, the coordinator of the view
 * orders the writes, and a write is done once every member of the view has it. JGroups splits a cut cluster into views with a
 * coordinator each and merges the views afterwards; of the data it leaves that to its user, as here: the coordinators of the
 * former views multicast what they have, and every member merges it, by the same policy in the same order.
 *
 * <p>Everything happens on one thread. What members send each other are texts.
 */
final class MapMember implements Member, Receiver {
    private static final String CLUSTER = "netsplit";
    private static final long CONTENTS_SECONDS = 2;
    private static final int NOBODY = -1;

    /** A write of a client of this node, which all members of the view have to confirm. */
    private static final class Open {
        private final long id;
        private final Set<Integer> confirmed = new LinkedHashSet<>();
        private @Nullable Object output;

        private Open(long id) {
            this.id = id;
        }
    }

    private record Early(int from, Map<String, @Nullable Object> line) {}

    private final NodeSettings settings;
    private final Controller controller;
    private final LinkFaults links;
    private final JChannel channel;
    private final ReplicatedMap map;
    private final MergePolicy policy;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "map");
        made.setDaemon(true);
        return made;
    });
    private final Map<Long, Open> open = new LinkedHashMap<>();
    /** What the former views had, by the number of their coordinator; the order is that in which they are merged. */
    private final Map<Integer, @Nullable List<?>> awaited = new LinkedHashMap<>();

    private final List<Early> early = new ArrayList<>();
    private @Nullable View view;
    private boolean ready;

    MapMember(NodeSettings settings, Controller controller) throws Exception {
        this.settings = settings;
        this.controller = controller;
        map = new ReplicatedMap(settings.type());
        policy = MergePolicy.of(settings.word("mergePolicy"));
        String name = NodeSettings.name(settings.node());
        links = new LinkFaults(Prng.of(settings.option("seed"), "real/links/" + name));
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
        thread.execute(() -> installed(next));
    }

    /** In every new view the members begin with the same: what its coordinator has, or what the views had that merge. */
    private void installed(View next) {
        view = next;
        Views.tell(controller, next);
        boolean leads = coordinator(next) == settings.node();
        controller.role(leads ? RoleChanged.Role.LEADER : RoleChanged.Role.FOLLOWER, number(next));
        awaited.clear();
        if (next instanceof MergeView merge) {
            former(merge).forEach(group -> awaited.put(coordinator(group), null));
        } else {
            awaited.put(coordinator(next), null);
        }
        if (awaited.containsKey(settings.node())) {
            cast(Wire.line("do", "state", "view", number(next), "entries", map.state()));
        }
        open.values().removeIf(this::answerWhereDone);
        List<Early> due = List.copyOf(early);
        early.clear();
        due.forEach(one -> arrived(one.from, one.line));
    }

    /** The views that have merged, the largest first, of two alike the one of the lower coordinator. */
    private static List<View> former(MergeView merge) {
        List<View> groups = new ArrayList<>(merge.getSubgroups());
        groups.sort((one, other) -> one.size() == other.size()
                ? Integer.compare(coordinator(one), coordinator(other))
                : Integer.compare(other.size(), one.size()));
        return groups;
    }

    private static int coordinator(View view) {
        return LinkFaults.nodeOf(view.getMembers().get(0));
    }

    private static long number(View view) {
        return view.getViewId().getId();
    }

    private void tellReady(View now) {
        boolean together = settings.life() > 1 || now.size() == settings.peers().size();
        if (!ready && together && awaited.isEmpty()) {
            ready = true;
            controller.ready();
        }
    }

    /** What belongs to a view that this member does not have yet is kept for then. */
    private boolean isEarly(int from, Map<String, @Nullable Object> line) {
        View now = view;
        boolean tooEarly = now == null || Wire.number(line, "view") > number(now);
        if (tooEarly) {
            early.add(new Early(from, line));
        }
        return tooEarly;
    }

    private boolean isLate(Map<String, @Nullable Object> line) {
        View now = view;
        return now == null || Wire.number(line, "view") < number(now);
    }

    private void stateArrived(int from, Map<String, @Nullable Object> line) {
        View now = view;
        if (isEarly(from, line) || now == null || isLate(line) || !awaited.containsKey(from)) {
            return;
        }
        awaited.put(from, line.get("entries") instanceof List<?> entries ? entries : List.of());
        if (!awaited.containsValue(null)) {
            mergeAll(now);
        }
    }

    private void mergeAll(View now) {
        boolean first = true;
        for (List<?> state : awaited.values()) {
            List<?> entries = state == null ? List.of() : state;
            if (first) {
                map.replace(entries);
                first = false;
            } else {
                tellMerged(now, map.merge(entries, policy));
            }
        }
        awaited.clear();
        map.keys().forEach(this::tellHeld);
        tellReady(now);
    }

    /** All members decide the same, so that one of them tells. */
    private void tellMerged(View now, ReplicatedMap.Outcome outcome) {
        if (coordinator(now) == settings.node()) {
            controller.event(
                    "merged",
                    "view",
                    number(now),
                    "values-brought",
                    outcome.brought(),
                    "merge-conflicts",
                    outcome.conflicts(),
                    "values-discarded",
                    outcome.discarded());
        }
    }

    private void tellHeld(long key) {
        controller.held(key, map.digest(key));
    }

    // Clients

    @Override
    public void submit(long id, Request request) {
        thread.execute(() -> asked(id, request));
    }

    private void asked(long id, Request request) {
        View now = view;
        if (now == null || !awaited.isEmpty() || now.size() < settings.option("protection")) {
            controller.answer(id, Reply.Status.REFUSED, null, NOBODY);
        } else if (DataStore.isRead(request.function())) {
            controller.answer(id, Reply.Status.OK, map.read(request), NOBODY);
        } else {
            open.put(id, new Open(id));
            send(now.getMembers().get(0), "{\"do\":\"write\",\"request\":" + Wire.request(id, request) + "}");
        }
    }

    /** The coordinator orders a write, or has become none meanwhile. */
    private void writeArrived(int from, Map<String, @Nullable Object> asked) {
        long id = Wire.number(asked, "id");
        View now = view;
        if (now == null
                || coordinator(now) != settings.node()
                || !awaited.isEmpty()
                || now.size() < settings.option("protection")) {
            tell(from, Wire.line("do", "refused", "id", id));
            return;
        }
        Request request = Wire.request(asked);
        Values.Outcome outcome = map.outcome(request);
        long updatedS = ReplicatedMap.nowS();
        if (outcome.changed()) {
            map.put(request.key(), outcome.value(), updatedS);
            tellHeld(request.key());
        }
        cast(Wire.line(
                "do",
                "apply",
                "node",
                from,
                "id",
                id,
                "key",
                request.key(),
                "changed",
                outcome.changed(),
                "value",
                outcome.value(),
                "updatedS",
                updatedS,
                "output",
                outcome.output(),
                "view",
                number(now)));
    }

    private void applyArrived(int from, Map<String, @Nullable Object> line) {
        View now = view;
        if (isEarly(from, line) || now == null || isLate(line) || !awaited.isEmpty()) {
            return; // late ones are part of the state with which the view began
        }
        if (Boolean.TRUE.equals(line.get("changed")) && from != settings.node()) {
            map.put(Wire.number(line, "key"), Wire.value(line.get("value")), Wire.number(line, "updatedS"));
            tellHeld(Wire.number(line, "key"));
        }
        Object output = Wire.value(line.get("output"));
        tell(
                (int) Wire.number(line, "node"),
                Wire.line("do", "applied", "id", Wire.number(line, "id"), "output", output));
    }

    private void appliedArrived(int from, Map<String, @Nullable Object> line) {
        Open one = open.get(Wire.number(line, "id"));
        if (one != null) {
            one.confirmed.add(from);
            one.output = Wire.value(line.get("output"));
            if (answerWhereDone(one)) {
                open.remove(one.id);
            }
        }
    }

    /** Done is what every member of the view has; a write that a former coordinator had is open for ever. */
    private boolean answerWhereDone(Open one) {
        View now = view;
        if (now == null || one.confirmed.isEmpty() || now.size() < settings.option("protection")) {
            return false;
        }
        for (Address member : now.getMembers()) {
            if (!one.confirmed.contains(LinkFaults.nodeOf(member))) {
                return false;
            }
        }
        controller.answer(one.id, Reply.Status.OK, one.output, NOBODY);
        return true;
    }

    // Messages

    @Override
    public void receive(Message message) {
        String text = new String(message.getArray(), message.getOffset(), message.getLength(), StandardCharsets.UTF_8);
        int from = LinkFaults.nodeOf(message.getSrc());
        thread.execute(() -> arrived(from, Wire.read(text)));
    }

    private void arrived(int from, Map<String, @Nullable Object> line) {
        switch (Wire.text(line, "do")) {
            case "write" -> {
                if (line.get("request") instanceof Map<?, ?> request) {
                    Map<String, @Nullable Object> asked = new LinkedHashMap<>();
                    request.forEach((name, value) -> asked.put(String.valueOf(name), value));
                    writeArrived(from, asked);
                }
            }
            case "apply" -> applyArrived(from, line);
            case "applied" -> appliedArrived(from, line);
            case "state" -> stateArrived(from, line);
            case "refused" -> {
                Open one = open.remove(Wire.number(line, "id"));
                if (one != null) {
                    controller.answer(one.id, Reply.Status.REFUSED, null, NOBODY);
                }
            }
            default -> throw new IllegalArgumentException("members do not say this to each other: " + line);
        }
    }

    private void tell(int node, String text) {
        View current = view;
        if (current != null) {
            for (Address member : current.getMembers()) {
                if (LinkFaults.nodeOf(member) == node) {
                    send(member, text);
                }
            }
        }
    }

    private void cast(String text) {
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
            return thread.submit(map::contents).get(CONTENTS_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
