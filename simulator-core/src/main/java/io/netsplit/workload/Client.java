package io.netsplit.workload;

import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Message;
import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One client: begins operations as its arrivals say, and leaves each to a session of its own. In a closed loop there is one
 * session, and a pause for thought between operations; in an open loop a session is made whenever none is free.
 */
final class Client implements Call.Owner {
    private static final String TOO_MANY = "not sent: too many operations in flight";
    /** So that a system that refuses at once, over a network without delay, cannot stop the clock. */
    private static final long PAUSE_AFTER_FAILURE_NS = 1_000_000;

    private static final Distribution MEAN_ONE = Distributions.exponential(1);

    private final WorkloadSpec spec;
    private final ClientPort port;
    private final ClientParts parts;
    private final Prng arrivalRandom;
    private final Timer arrivalTimer;
    private final Map<Integer, Call> sessions = new LinkedHashMap<>();
    private final Deque<Call> free = new ArrayDeque<>();
    private final int maxInFlight;
    private boolean running;
    private double workLeft;
    private double ratePerNs;
    private long workAtNs;

    Client(WorkloadSpec spec, ClientPort port, ClientParts parts, Prng arrivalRandom) {
        this.spec = spec;
        this.port = port;
        this.parts = parts;
        this.arrivalRandom = arrivalRandom;
        this.arrivalTimer = port.timer(this::arrive);
        this.maxInFlight = spec.arrivals() instanceof Arrivals.Open open ? open.maxInFlight() : 1;
        free.add(newCall());
    }

    /** Begins, or goes on after {@link #stop}. In a closed loop the first pause is a part of a think time. */
    void start() {
        if (running) {
            return;
        }
        running = true;
        if (spec.arrivals() instanceof Arrivals.Closed closed) {
            if (sessions.size() == free.size()) {
                arrivalTimer.set((long) (closed.thinkTimeNs().sampleNs(arrivalRandom) * arrivalRandom.nextDouble()));
            }
        } else {
            workLeft = firstWork();
            workAtNs = port.nowNs();
            armArrival();
        }
    }

    /** Begins no more operations; those in flight go on. */
    void stop() {
        running = false;
        arrivalTimer.cancel();
    }

    /** An open loop's rate is now this; arrivals already waited for keep their place in the order. */
    void rateChanged(double newRatePerNs) {
        long nowNs = port.nowNs();
        workLeft -= (nowNs - workAtNs) * ratePerNs;
        workAtNs = nowNs;
        ratePerNs = newRatePerNs;
        if (running) {
            armArrival();
        }
    }

    /** The machine is back after a crash: what was in flight will never be answered. */
    void restarted() {
        abandonAll(Call.CRASHED);
        if (running && spec.arrivals() instanceof Arrivals.Closed closed) {
            arrivalTimer.set(closed.thinkTimeNs().sampleNs(arrivalRandom));
        }
    }

    void receive(int from, Message message) {
        if (message instanceof Reply reply) {
            Call call = sessions.get(reply.client());
            if (call != null) {
                call.receive(from, reply);
            }
        }
    }

    /** Ends what is in flight, at the end of the run. */
    void finish(String error) {
        stop();
        abandonAll(error);
    }

    private void abandonAll(String error) {
        for (Call call : List.copyOf(sessions.values())) {
            call.abandon(error);
        }
    }

    @Override
    public void send(int node, Request request) {
        port.send(node, request);
    }

    @Override
    public void ended(Call call, boolean ok) {
        free.push(call);
        if (running && spec.arrivals() instanceof Arrivals.Closed closed) {
            long thinkNs = closed.thinkTimeNs().sampleNs(arrivalRandom);
            arrivalTimer.set(ok ? thinkNs : Math.max(thinkNs, PAUSE_AFTER_FAILURE_NS));
        }
    }

    private void arrive() {
        long intendedNs = port.nowNs();
        if (spec.arrivals() instanceof Arrivals.Open) {
            workLeft = nextWork();
            workAtNs = intendedNs;
            armArrival();
        }
        if (!port.isUp()) {
            skipArrival();
            return;
        }
        OperationSource.Wish wish = parts.source().next(intendedNs);
        if (free.isEmpty() && sessions.size() >= maxInFlight) {
            refuseToSend(wish, intendedNs);
            return;
        }
        Call call = free.isEmpty() ? newCall() : free.pop();
        call.begin(wish, intendedNs);
    }

    /** Nobody asks on a machine that is down; an open loop's later operations stay what they would have been. */
    private void skipArrival() {
        if (spec.arrivals() instanceof Arrivals.Open) {
            parts.source().skip();
        }
    }

    private void refuseToSend(OperationSource.Wish wish, long intendedNs) {
        Operation operation = parts.recorder().invoke(parts.recorder().newProcess(), parts.client(), wish, intendedNs);
        parts.recorder().complete(operation, Completion.FAIL, null, port.nowNs(), TOO_MANY, Recorder.NOBODY);
    }

    private Call newCall() {
        Recorder recorder = parts.recorder();
        Call call = new Call(recorder.newSession(), recorder.newProcess(), port, spec, parts, this);
        sessions.put(call.session(), call);
        return call;
    }

    private void armArrival() {
        if (ratePerNs > 0) {
            arrivalTimer.set(Math.max(0, (long) StrictMath.ceil(workLeft / ratePerNs)));
        } else {
            arrivalTimer.cancel();
        }
    }

    /** Evenly spaced arrivals of several clients take turns: client i of n begins after the i-th part of a gap. */
    private double firstWork() {
        return isConstant() ? (parts.client() + 1.0) / spec.clients() : nextWork();
    }

    /** The gap to the next arrival in units of the mean gap. */
    private double nextWork() {
        return isConstant() ? 1 : MEAN_ONE.sample(arrivalRandom);
    }

    private boolean isConstant() {
        return spec.arrivals() instanceof Arrivals.Open open && open.process() == Arrivals.ArrivalProcess.CONSTANT;
    }
}
