package io.netsplit.system.chain;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.RoleChanged;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.DataStore;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides who forms the chain. It takes out who was silent for the failover timeout, when that server's lease has run out,
 * and lets servers in behind the tail, one at a time, once they are up to date. What it decides is on its disk before anybody
 * learns of it; while it is down, the chain goes on as it is.
 */
final class Master {
    private static final String REGISTER = "chain";
    private static final int SIZE_BYTES = 128;

    /**
     * What the disk holds.
     *
     * @param booted servers that have been told to begin with an empty log: an empty disk of theirs is a lost one
     * @param allowed who may join
     */
    private record State(View view, List<Integer> booted, List<Integer> allowed) {}

    private final Context context;
    private final ChainOptions options;
    private final Timer tick;
    private final Map<Integer, Long> renewedNs = new LinkedHashMap<>();
    private final TreeSet<Integer> ready = new TreeSet<>();
    /** Servers that begin with an empty disk, and when they asked, until the own disk knows of them. */
    private final Map<Integer, Long> booting = new LinkedHashMap<>();

    private State state;
    private @Nullable State next;
    private boolean isAnnounced;

    Master(Context context, ChainOptions options) {
        this.context = context;
        this.options = options;
        this.tick = context.timer("silence", this::lookForSilence);
        boolean isFirst = !(context.disk().read(REGISTER) instanceof State);
        state = context.disk().read(REGISTER) instanceof State kept
                ? kept
                : new State(new View(1, options.firstMembers(), View.NOBODY), List.of(), options.firstMembers());
        if (isFirst) {
            ready.addAll(options.firstMembers());
        }
    }

    void begin() {
        context.emit(new RoleChanged(RoleChanged.Role.FOLLOWER, 0, "epoch"));
        long nowNs = context.clock().monotonicNs();
        state.view().members().forEach(member -> renewedNs.put(member, nowNs));
        decide(state);
        tick.set(options.heartbeatNs());
    }

    void receive(int from, Message message) {
        if (message instanceof ChainMessage.Renew renew) {
            renewed(from, renew);
        } else if (message instanceof Request request) {
            boolean reads = DataStore.isRead(request.function());
            int who = reads ? state.view().tail() : state.view().head();
            context.send(from, new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, who));
        } else if (message instanceof AdminRequest request) {
            context.send(from, new AdminReply(request.serial(), administer(request), context.self()));
        }
    }

    private void renewed(int from, ChainMessage.Renew message) {
        View view = state.view();
        if (!view.contains(from)) {
            renewedNs.put(from, context.clock().monotonicNs());
            context.send(from, new ChainMessage.Configure(view, false, message.sentNs()));
            boolean free = view.learner() == View.NOBODY && ready.contains(view.tail());
            if (free && state.allowed().contains(from)) {
                decide(view.withLearner(from));
            }
            return;
        }
        if (message.fresh() && !begins(from, message)) {
            return;
        }
        // Who is to leave and alone has everything goes on until somebody else has it.
        boolean isLast = view.members().size() == 1;
        if (!isLast && !state.allowed().contains(from)
                || (next != null && !next.view().contains(from))) {
            return;
        }
        renewedNs.put(from, context.clock().monotonicNs());
        if (message.ready()) {
            ready.add(from);
        }
        context.send(from, new ChainMessage.Configure(view, true, message.sentNs()));
        boolean tailSays = from == view.tail() && message.epoch() == view.epoch();
        if (message.caughtUp() && tailSays && view.learner() != View.NOBODY) {
            decide(view.grown());
        }
    }

    /** True for a server whose beginning is on the disk; one whose disk was lost has to leave and come back. */
    private boolean begins(int from, ChainMessage.Renew message) {
        if (!state.booted().contains(from)) {
            booting.put(from, message.sentNs());
            boot();
            return false;
        }
        if (state.view().members().size() > 1) {
            ready.remove(from);
            remove(List.of(from));
            return false;
        }
        return true;
    }

    private void boot() {
        if (next == null && !booting.isEmpty()) {
            List<Integer> booted = new ArrayList<>(state.booted());
            booted.addAll(booting.keySet());
            decide(new State(state.view(), booted, state.allowed()));
        }
    }

    private void answerBooted() {
        for (int node : List.copyOf(booting.keySet())) {
            Long sentNs = booting.get(node);
            if (sentNs != null && state.booted().contains(node)) {
                booting.remove(node);
                context.send(
                        node,
                        new ChainMessage.Configure(state.view(), state.view().contains(node), sentNs));
            }
        }
        boot();
    }

    private void lookForSilence() {
        tick.set(options.heartbeatNs());
        long nowNs = context.clock().monotonicNs();
        List<Integer> silent = new ArrayList<>(state.view().members());
        if (state.view().learner() != View.NOBODY) {
            silent.add(state.view().learner());
        }
        silent.removeIf(node -> nowNs - renewedNs.getOrDefault(node, nowNs) <= options.failoverTimeoutNs());
        if (!silent.isEmpty()) {
            remove(silent);
        }
    }

    /** Without these, as long as somebody is left who has everything. */
    private void remove(List<Integer> gone) {
        List<Integer> left = new ArrayList<>(state.view().members());
        left.removeAll(gone);
        boolean somebodyHasAll = left.stream().anyMatch(ready::contains);
        List<Integer> leaving = somebodyHasAll
                ? gone
                : gone.stream().filter(n -> n == state.view().learner()).toList();
        if (!leaving.isEmpty()) {
            decide(state.view().without(leaving));
        }
    }

    private boolean administer(AdminRequest request) {
        List<Integer> allowed = new ArrayList<>(state.allowed());
        switch (request.action()) {
            case ADD_NODE -> {
                if (!allowed.contains(request.node())) {
                    allowed.add(request.node());
                    decide(new State(state.view(), state.booted(), allowed));
                }
                return state.view().contains(request.node());
            }
            case REMOVE_NODE -> {
                if (allowed.remove((Integer) request.node())) {
                    decide(new State(state.view(), state.booted(), allowed));
                }
                return !state.view().contains(request.node()) && state.view().learner() != request.node();
            }
            default -> {
                return false;
            }
        }
    }

    private void decide(View view) {
        decide(new State(view, state.booted(), state.allowed()));
    }

    /** One decision at a time: what comes while the disk is busy will be asked for again. */
    private void decide(State decision) {
        if (next != null) {
            return;
        }
        next = decision;
        context.disk().write(REGISTER, decision, SIZE_BYTES);
        context.disk().sync(this::decided);
    }

    private void decided(boolean ok) {
        State decision = next;
        next = null;
        if (!ok || decision == null) {
            context.halt("the disk failed to sync the chain");
            return;
        }
        View before = state.view();
        state = decision;
        View view = decision.view();
        if (view.epoch() > before.epoch() || !isAnnounced) {
            isAnnounced = true;
            announce(before, view);
        }
        answerBooted();
    }

    private void announce(View before, View view) {
        context.emit(new ChainEvent.Decided(view));
        TreeSet<Integer> concerned = new TreeSet<>(view.members());
        concerned.addAll(before.members());
        concerned.remove(View.NOBODY);
        if (view.learner() != View.NOBODY) {
            concerned.add(view.learner());
        }
        ready.retainAll(view.members());
        for (int node : concerned) {
            context.send(node, new ChainMessage.Configure(view, false, 0));
        }
    }
}
