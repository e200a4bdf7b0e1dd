package io.netsplit.system.membership;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.system.OptionValues;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** SWIM's failure detector (section 3.1): probes one member per period, and probes for others who ask. */
final class Prober {
    private static final int MOST_ERRANDS = 1000;

    /** A probe made for somebody else. */
    private record Errand(int principal, long sequence) {}

    private final Context context;
    private final SwimOptions options;
    private final Membership membership;
    private final Timer period;
    private final Timer probeTimeout;
    private final Timer reconnect;
    private final Map<Long, Errand> errands = new LinkedHashMap<>();
    private long sequence;
    private int target = ProbeOrder.NOBODY;
    private long targetSequence;
    private boolean answered;
    private boolean welcomed;

    Prober(Context context, SwimOptions options) {
        this.context = context;
        this.options = options;
        this.membership = new Membership(context, options);
        this.period = context.timer("period", this::periodOver);
        this.probeTimeout = context.timer("probe", this::askOthers);
        this.reconnect = context.timer("reconnect", this::probeTheDead);
    }

    void begin() {
        join();
        boolean staggered = options.staggered();
        period.set(staggered ? context.random().nextLong(options.periodNs()) : options.periodNs());
        if (options.reconnectNs() != OptionValues.OFF) {
            reconnect.set(1 + context.random().nextLong(options.reconnectNs()));
        }
    }

    void receive(int from, SwimMessage message) {
        membership.heardFrom(from);
        for (long update : message.updates()) {
            membership.learn(update);
        }
        if (message instanceof SwimMessage.Ping) {
            context.send(from, new SwimMessage.Ack(message.sequence(), membership.newsFor(from)));
        } else if (message instanceof SwimMessage.PingRequest request) {
            probeFor(from, request);
        } else if (message instanceof SwimMessage.Ack) {
            acknowledged(message.sequence());
        } else if (message instanceof SwimMessage.Join) {
            context.send(from, new SwimMessage.Welcome(message.sequence(), membership.everything(from)));
        } else {
            welcomed = true;
        }
    }

    private void join() {
        int sponsor = membership.anyOther(ProbeOrder.NOBODY);
        if (sponsor == ProbeOrder.NOBODY) {
            welcomed = true;
        } else {
            context.send(sponsor, new SwimMessage.Join(0, membership.newsFor(sponsor)));
        }
    }

    private void periodOver() {
        if (target != ProbeOrder.NOBODY && !answered) {
            context.emit(new MembershipEvent.ProbeFailed(target));
            membership.accuse(target);
        }
        if (!welcomed) {
            join();
        }
        target = membership.nextTarget();
        answered = false;
        if (target != ProbeOrder.NOBODY) {
            targetSequence = ++sequence;
            context.send(target, new SwimMessage.Ping(targetSequence, membership.newsFor(target)));
            probeTimeout.set(options.probeTimeoutNs());
        }
        period.set(options.periodNs());
    }

    private void askOthers() {
        if (answered) {
            return;
        }
        int[] asked = membership.others(options.indirectProbes(), target);
        for (int other : asked) {
            context.send(other, new SwimMessage.PingRequest(targetSequence, target, membership.newsFor(other)));
        }
    }

    private void probeFor(int principal, SwimMessage.PingRequest request) {
        if (request.target() == context.self()) {
            return;
        }
        if (errands.size() >= MOST_ERRANDS) {
            Iterator<Long> oldest = errands.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        errands.put(++sequence, new Errand(principal, request.sequence()));
        context.send(request.target(), new SwimMessage.Ping(sequence, membership.newsFor(request.target())));
    }

    private void acknowledged(long number) {
        if (number == targetSequence) {
            answered = true;
            probeTimeout.cancel();
            return;
        }
        Errand errand = errands.remove(number);
        if (errand != null) {
            int principal = errand.principal();
            context.send(principal, new SwimMessage.Ack(errand.sequence(), membership.newsFor(principal)));
        }
    }

    private void probeTheDead() {
        int dead = membership.anyDead();
        if (dead != ProbeOrder.NOBODY) {
            context.send(dead, new SwimMessage.Ping(++sequence, membership.newsFor(dead)));
        }
        reconnect.set(options.reconnectNs());
    }
}
