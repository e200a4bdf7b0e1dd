package io.netsplit.system.datagrid;

import io.netsplit.node.Context;
import io.netsplit.node.RoleChanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who this node believes is there. The oldest member that was not silent for too long makes the views; heartbeats carry them,
 * so that a view that did not arrive is told again. Views that cannot hear each other split; when they can, the smaller one
 * gives itself up: coordinators look for each other, agree over the way there and back, and the members of the smaller one
 * join the other one as newcomers.
 */
final class Membership {
    static final String EPOCH = "view";

    /** What depends on the view. */
    interface Listener {
        /** There is a new view; {@code former} is the one before, or null. */
        void installed(View view, @Nullable View former);

        /** This node is about to leave its view. */
        void leaving(View view);
    }

    private record Heard(Member who, long atNs) {}

    private final Context context;
    private final GridOptions options;
    private final Listener listener;
    private final Map<Integer, Heard> joining = new LinkedHashMap<>();
    private final Map<Integer, Long> heardNs = new LinkedHashMap<>();
    private final Map<Integer, Member> applicants = new LinkedHashMap<>();
    private final Set<Integer> ready = new LinkedHashSet<>();
    private Member self;
    private @Nullable View view;
    private long sinceNs;
    private long lookedNs;
    private long lastNumber;

    Membership(Context context, GridOptions options, Listener listener) {
        this.context = context;
        this.options = options;
        this.listener = listener;
        self = new Member(context.self(), context.random().nextLong());
        sinceNs = now();
        context.emit(new RoleChanged(RoleChanged.Role.FOLLOWER, 0, EPOCH));
    }

    @Nullable
    View view() {
        return view;
    }

    boolean isNewcomer() {
        View now = view;
        return now != null && now.newcomers().contains(self);
    }

    private long now() {
        return context.clock().monotonicNs();
    }

    /** Does what is due once per heartbeat interval; {@code nodeReady} goes along with the heartbeat. */
    void tick(boolean nodeReady) {
        View now = view;
        if (now == null) {
            applyAndForm();
            return;
        }
        if (isActing(now)) {
            replaceWhereNeeded(now);
            look();
        }
        beat(nodeReady);
    }

    // Without a view

    private void applyAndForm() {
        toOthers(node -> context.send(node, new GridMessage.Join(self)));
        long nowNs = now();
        joining.values().removeIf(heard -> nowNs - heard.atNs > options.timeoutNs());
        boolean allThere = joining.size() == options.nodes() - 1;
        boolean waitedEnough = nowNs - sinceNs > 2 * options.timeoutNs();
        boolean lowest = joining.keySet().stream().allMatch(node -> node > self.node());
        if (lowest && (allThere || waitedEnough)) {
            List<Member> members = new ArrayList<>(List.of(self));
            joining.values().stream()
                    .map(Heard::who)
                    .sorted(Comparator.comparingInt(Member::node))
                    .forEach(members::add);
            install(new View(lastNumber + 1, members, members));
        }
    }

    void joinArrived(int from, Member who) {
        joining.put(from, new Heard(who, now()));
        View now = view;
        if (now != null && isActing(now)) {
            if (now.contains(who)) {
                context.send(from, new GridMessage.Beat(self, now, false));
            } else {
                applicants.put(from, who);
            }
        }
    }

    // In a view

    private boolean isActing(View now) {
        for (Member member : now.members()) {
            if (member.equals(self)) {
                return true;
            }
            if (!isSilent(member.node())) {
                return false;
            }
        }
        return false;
    }

    private boolean isSilent(int node) {
        return node != self.node() && now() - heardNs.getOrDefault(node, 0L) > options.timeoutNs();
    }

    private void replaceWhereNeeded(View now) {
        List<Member> members = new ArrayList<>();
        for (Member member : now.members()) {
            if (!isSilent(member.node()) && !applicants.containsKey(member.node())) {
                members.add(member);
            }
        }
        if (members.size() == now.size() && applicants.isEmpty()) {
            return;
        }
        members.addAll(applicants.values());
        List<Member> newcomers = List.copyOf(applicants.values());
        applicants.clear();
        install(new View(now.number() + 1, members, newcomers));
    }

    private void beat(boolean nodeReady) {
        View now = view;
        if (now != null) {
            GridMessage.Beat beat = new GridMessage.Beat(self, now, nodeReady);
            toOthers(node -> {
                if (now.has(node)) {
                    context.send(node, beat);
                }
            });
        }
    }

    void beatArrived(int from, GridMessage.Beat beat) {
        View theirs = beat.view();
        if (!theirs.contains(self)) {
            return;
        }
        View mine = view;
        if (mine == null || (theirs.number() > mine.number() && mine.has(from))) {
            install(theirs);
        }
        View now = view;
        if (now != null && now.contains(beat.who())) {
            heardNs.put(from, now());
            if (beat.ready() && theirs.id().equals(now.id())) {
                ready.add(from);
            }
        }
    }

    /** Everybody else in this view has said that it has what it is to have. */
    boolean othersAreReady() {
        View now = view;
        return now != null && ready.size() == now.size() - 1;
    }

    private void install(View next) {
        View former = view;
        view = next;
        lastNumber = next.number();
        ready.clear();
        applicants.clear();
        joining.clear();
        heardNs.keySet().removeIf(node -> former == null || !former.has(node) || !next.has(node));
        next.nodes().forEach(node -> heardNs.putIfAbsent(node, now()));
        next.newcomers().forEach(member -> heardNs.put(member.node(), now()));
        context.emit(new GridEvent.ViewInstalled(next.number(), next.nodes()));
        boolean leads = next.coordinator() == self.node();
        context.emit(
                new RoleChanged(leads ? RoleChanged.Role.LEADER : RoleChanged.Role.FOLLOWER, next.number(), EPOCH));
        listener.installed(next, former);
        beat(false);
    }

    // Merging

    private void look() {
        View now = view;
        if (now == null || now() - lookedNs < options.mergeNs()) {
            return;
        }
        lookedNs = now();
        GridMessage.Look look = new GridMessage.Look(now);
        toOthers(node -> {
            if (!now.has(node)) {
                context.send(node, look);
            }
        });
    }

    void lookArrived(int from, View theirs) {
        View mine = view;
        if (mine != null && isActing(mine) && !theirs.has(self.node()) && isSmaller(mine, theirs)) {
            context.send(from, new GridMessage.Yield(mine.id()));
        }
    }

    private static boolean isSmaller(View one, View other) {
        return one.size() < other.size() || (one.size() == other.size() && one.coordinator() > other.coordinator());
    }

    void yieldArrived(int from, View.Id theirs) {
        View mine = view;
        if (mine != null && isActing(mine) && !mine.has(from)) {
            context.send(from, new GridMessage.Come(theirs));
        }
    }

    void comeArrived(View.Id given) {
        View mine = view;
        if (mine != null && mine.id().equals(given)) {
            toOthers(node -> {
                if (mine.has(node)) {
                    context.send(node, new GridMessage.Leave(given));
                }
            });
            leave(given);
        }
    }

    void leave(View.Id given) {
        View mine = view;
        if (mine == null || !mine.id().equals(given)) {
            return;
        }
        context.emit(new GridEvent.ViewGivenUp(mine.number(), mine.nodes()));
        listener.leaving(mine);
        view = null;
        sinceNs = now();
        joining.clear();
        self = new Member(self.node(), context.random().nextLong());
        context.emit(new RoleChanged(RoleChanged.Role.FOLLOWER, mine.number(), EPOCH));
        toOthers(node -> context.send(node, new GridMessage.Join(self)));
    }

    private void toOthers(IntConsumer what) {
        for (int node = 0; node < options.nodes(); node++) {
            if (node != self.node()) {
                what.accept(node);
            }
        }
    }
}
