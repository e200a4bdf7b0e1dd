package io.netsplit.system.membership;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** SWIM's other half (sections 4.1 and 4.2): who is alive, suspect or dead, and what there is to tell of it. */
final class Membership {
    private final Context context;
    private final SwimOptions options;
    private final MemberStates states;
    private final ProbeOrder order;
    private final Dissemination dissemination = new Dissemination();
    private final Map<Integer, Timer> suspicions = new LinkedHashMap<>();
    private int[] dead = new int[4];
    private int deadCount;
    /** The own incarnation number, which nobody else raises. */
    private int incarnation;

    Membership(Context context, SwimOptions options) {
        this.context = context;
        this.options = options;
        this.states = new MemberStates(options.initialNodes());
        this.order = new ProbeOrder(context.self(), options.initialNodes(), context.random());
    }

    /** Whoever sends something is a member. */
    void heardFrom(int member) {
        if (states.get(member) == MemberStates.UNKNOWN) {
            learn(Update.of(member, Update.state(Update.ALIVE, 0)));
        }
    }

    /** The target did not answer, nor those who were asked to probe it. */
    void accuse(int member) {
        int state = states.get(member);
        if (Update.status(state) == Update.ALIVE) {
            int status = options.suspicion() ? Update.SUSPECT : Update.DEAD;
            learn(Update.of(member, Update.state(status, Update.incarnation(state))));
        }
    }

    /** Takes note of what is news, and passes it on. */
    void learn(long update) {
        int member = Update.member(update);
        int state = Update.state(update);
        if (member == context.self()) {
            object(state);
            return;
        }
        int former = states.get(member);
        if (former == MemberStates.UNKNOWN) {
            order.add(member);
            context.emit(new MembershipEvent.Joined(member));
            former = Update.state(Update.ALIVE, 0);
        } else if (!Update.overrides(state, former)) {
            return;
        }
        states.put(member, state);
        dissemination.add(update);
        become(member, Update.status(former), Update.status(state));
    }

    /** News for a message to {@code to}; who is not held for alive is told so, and can object. */
    long[] newsFor(int to) {
        long[] news = dissemination.take(options.piggyback(), options.tellings(order.count() + 1));
        return accusation(to, news);
    }

    /** All that is not as everybody begins, and what is held of {@code to}. */
    long[] everything(int to) {
        return accusation(to, states.updates());
    }

    int nextTarget() {
        return options.roundRobin() ? order.next(this::isNotDead) : order.any(this::isNotDead);
    }

    /** So many different members that are not dead, or as many as there are; {@code but} is none of them. */
    int[] others(int count, int but) {
        int[] chosen = new int[count];
        int found = 0;
        while (found < count) {
            int sofar = found;
            int member = order.any(one -> one != but && isNotDead(one) && !contains(chosen, sofar, one));
            if (member == ProbeOrder.NOBODY) {
                return Arrays.copyOf(chosen, found);
            }
            chosen[found++] = member;
        }
        return chosen;
    }

    int anyOther(int but) {
        return order.any(member -> member != but && isNotDead(member));
    }

    int anyDead() {
        return deadCount == 0 ? ProbeOrder.NOBODY : dead[context.random().nextInt(deadCount)];
    }

    private long[] accusation(int to, long[] news) {
        int state = states.get(to);
        boolean accused = state != MemberStates.UNKNOWN && Update.status(state) != Update.ALIVE;
        return accused ? Dissemination.with(Update.of(to, state), news) : news;
    }

    /** Whoever accuses this node in an older incarnation has missed the objection, so it is made again. */
    private void object(int state) {
        if (Update.status(state) != Update.ALIVE && options.refutation()) {
            incarnation = Math.max(incarnation, Update.incarnation(state) + 1);
            dissemination.add(Update.of(context.self(), Update.state(Update.ALIVE, incarnation)));
        }
    }

    private void become(int member, int former, int status) {
        Timer suspicion = suspicions.remove(member);
        if (suspicion != null) {
            suspicion.cancel();
        }
        if (former == Update.DEAD && status != Update.DEAD) {
            bury(member, false);
        }
        if (former != Update.ALIVE && (status == Update.ALIVE || former == Update.DEAD && status == Update.SUSPECT)) {
            context.emit(new MembershipEvent.Refuted(member));
        }
        if (status == Update.SUSPECT) {
            context.emit(new MembershipEvent.Suspected(member));
            Timer timer = context.timer("suspicion", () -> confirm(member));
            suspicions.put(member, timer);
            timer.set(options.suspicionTimeoutNs());
        } else if (status == Update.DEAD && former != Update.DEAD) {
            bury(member, true);
            context.emit(new MembershipEvent.Confirmed(member));
        }
    }

    private void confirm(int member) {
        int state = states.get(member);
        if (Update.status(state) == Update.SUSPECT) {
            learn(Update.of(member, Update.state(Update.DEAD, Update.incarnation(state))));
        }
    }

    private void bury(int member, boolean isDead) {
        if (isDead) {
            dead = deadCount == dead.length ? Arrays.copyOf(dead, 2 * deadCount) : dead;
            dead[deadCount++] = member;
            return;
        }
        for (int i = 0; i < deadCount; i++) {
            if (dead[i] == member) {
                dead[i] = dead[--deadCount];
                return;
            }
        }
    }

    private boolean isNotDead(int member) {
        return Update.status(states.get(member)) != Update.DEAD;
    }

    private static boolean contains(int[] values, int count, int value) {
        for (int i = 0; i < count; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }
}
