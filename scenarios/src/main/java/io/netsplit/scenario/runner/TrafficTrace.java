package io.netsplit.scenario.runner;

import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.run.FaultSpan;
import io.netsplit.trace.DropReason;
import io.netsplit.trace.Observer;
import io.netsplit.traffic.TrafficObserver;
import io.netsplit.traffic.call.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run of the traffic lab as a trace shows it: a request is an operation of its client, its way from the balancer to the
 * server and back are messages. Addresses are those of the balancers, then those of the servers.
 */
final class TrafficTrace implements TrafficObserver {

    /** What travels, of which only the kind matters; the answer says whether the server did the work. */
    private record Packet(String type, boolean ok) implements Message {
        @Override
        public int sizeBytes() {
            return 0;
        }

        @Override
        public void describe(Fields fields) {
            if (this != REQUEST) {
                fields.put("ok", ok);
            }
        }
    }

    private static final Packet REQUEST = new Packet("Request", true);
    private static final Packet SERVED = new Packet("Answer", true);
    private static final Packet REFUSED = new Packet("Answer", false);

    /** A fault begins or ends. */
    private record Change(long timeNs, FaultSpan fault, boolean begins) {}

    private final Observer out;
    private final int balancers;
    private final List<Change> changes = new ArrayList<>();
    private final Map<Long, Operation> open = new LinkedHashMap<>();
    private final Set<Long> lost = new LinkedHashSet<>();
    private int nextChange;

    /** @param balancers how many addresses come before the first server's */
    TrafficTrace(Observer out, int balancers, List<FaultSpan> faults) {
        this.out = out;
        this.balancers = balancers;
        for (FaultSpan fault : faults) {
            changes.add(new Change(fault.startNs(), fault, true));
            changes.add(new Change(fault.endNs(), fault, false));
        }
        changes.sort(Comparator.comparingLong(Change::timeNs));
    }

    /** Faults belong to the plan of a run and not to its events: they are told when their time has come. */
    private void passTo(long nowNs) {
        while (nextChange < changes.size() && changes.get(nextChange).timeNs <= nowNs) {
            Change change = changes.get(nextChange++);
            if (change.begins) {
                out.faultStarted(change.timeNs, change.fault.fault(), change.fault.detail());
            } else {
                out.faultEnded(change.timeNs, change.fault.fault());
            }
        }
    }

    @Override
    public void sent(Request request, long nowNs) {
        passTo(nowNs);
        Operation operation = new Operation(request.number(), request.client(), "request", request.key(), null, nowNs);
        open.put(request.number(), operation);
        out.operationInvoked(nowNs, operation);
    }

    @Override
    public void chosen(Request request, boolean isLost, long nowNs) {
        travels(request, nowNs, 0, request.balancer(), server(request), REQUEST, isLost);
    }

    @Override
    public void arrived(Request request, long nowNs) {
        passTo(nowNs);
        out.messageDelivered(nowNs, id(request, 0), request.balancer(), server(request), REQUEST);
    }

    @Override
    public void answered(Request request, boolean isLost, long nowNs) {
        travels(request, nowNs, 1, server(request), request.balancer(), answer(request), isLost);
    }

    private void travels(Request request, long nowNs, int leg, int from, int to, Packet packet, boolean isLost) {
        passTo(nowNs);
        out.messageSent(nowNs, id(request, leg), from, to, packet);
        if (isLost) {
            lost.add(request.number());
            out.messageDropped(nowNs, id(request, leg), from, to, packet, DropReason.PARTITION);
        }
    }

    @Override
    public void ended(Request request, long nowNs) {
        passTo(nowNs);
        Operation operation = open.remove(request.number());
        if (operation == null) {
            throw new IllegalStateException("request " + request.number() + " ended twice");
        }
        if (lost.remove(request.number())) {
            operation.complete(Completion.INFO, null, nowNs, "no answer");
        } else {
            out.messageDelivered(nowNs, id(request, 1), server(request), request.balancer(), answer(request));
            boolean ok = request.isAnsweredOk();
            String error = ok ? "" : "refused or lost in a crash";
            operation.complete(ok ? Completion.OK : Completion.FAIL, null, nowNs, error, server(request));
        }
        out.operationCompleted(nowNs, operation);
    }

    private static Packet answer(Request request) {
        return request.isAnsweredOk() ? SERVED : REFUSED;
    }

    private int server(Request request) {
        return balancers + request.server();
    }

    private static long id(Request request, int leg) {
        return 2 * request.number() + leg;
    }
}
