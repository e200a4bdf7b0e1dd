package io.netsplit.scenario.runner;

import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import io.netsplit.scenario.plan.TrafficPlan;
import io.netsplit.trace.DropReason;
import io.netsplit.trace.Observer;
import io.netsplit.traffic.TrafficObserver;
import io.netsplit.traffic.TrafficRun;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.rollout.RolloutFigures;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A run of the traffic lab as a trace shows it: a request is an operation of its client, its way from the balancer to the
 * server and back are messages. Addresses are those of the balancers, then those of the servers.
 */
final class TrafficTrace implements TrafficObserver {
    private final Observer out;
    private final int balancers;
    private final FaultLine faults;
    private final Map<Long, Operation> open = new LinkedHashMap<>();
    private final Set<Long> lost = new LinkedHashSet<>();

    /** @param balancers how many addresses come before the first server's */
    TrafficTrace(Observer out, int balancers, TrafficPlan plan) {
        this.out = out;
        this.balancers = balancers;
        faults = new FaultLine(out, plan);
    }

    @Override
    public void sent(Request request, long nowNs) {
        faults.passTo(nowNs);
        Operation operation = new Operation(request.number(), request.client(), "request", request.key(), null, nowNs);
        open.put(request.number(), operation);
        out.operationInvoked(nowNs, operation);
    }

    @Override
    public void chosen(Request request, boolean isLost, long nowNs) {
        travels(request, nowNs, 0, request.balancer(), server(request), TrafficPacket.REQUEST, isLost);
    }

    @Override
    public void arrived(Request request, long nowNs) {
        faults.passTo(nowNs);
        out.messageDelivered(nowNs, id(request, 0), request.balancer(), server(request), TrafficPacket.REQUEST);
    }

    @Override
    public void answered(Request request, boolean isLost, long nowNs) {
        travels(request, nowNs, 1, server(request), request.balancer(), answer(request), isLost);
    }

    private void travels(Request request, long nowNs, int leg, int from, int to, TrafficPacket packet, boolean isLost) {
        faults.passTo(nowNs);
        out.messageSent(nowNs, id(request, leg), from, to, packet);
        if (isLost) {
            lost.add(request.number());
            out.messageDropped(nowNs, id(request, leg), from, to, packet, DropReason.PARTITION);
        }
    }

    @Override
    public void ended(Request request, long nowNs) {
        faults.passTo(nowNs);
        Operation operation = open.remove(request.number());
        if (operation == null) {
            throw new IllegalStateException("request " + request.number() + " ended twice");
        }
        if (request.server() == TrafficRun.NO_SERVER) {
            operation.complete(Completion.FAIL, null, nowNs, "connection refused");
        } else if (lost.remove(request.number())) {
            operation.complete(Completion.INFO, null, nowNs, "no answer");
        } else {
            out.messageDelivered(nowNs, id(request, 1), server(request), request.balancer(), answer(request));
            boolean ok = request.isAnsweredOk();
            String error = ok ? "" : "refused or lost in a crash";
            operation.complete(ok ? Completion.OK : Completion.FAIL, null, nowNs, error, server(request));
        }
        out.operationCompleted(nowNs, operation);
    }

    @Override
    public void disconnected(Request request, long nowNs) {
        faults.passTo(nowNs);
        Operation operation = open.remove(request.number());
        if (operation == null) {
            throw new IllegalStateException("request " + request.number() + " has ended before its connection broke");
        }
        operation.complete(Completion.INFO, null, nowNs, "connection broken");
        out.operationCompleted(nowNs, operation);
    }

    @Override
    public void unheard(Request request, long nowNs) {
        faults.passTo(nowNs);
        if (!lost.remove(request.number())) {
            long id = id(request, 1);
            out.messageDropped(
                    nowNs, id, server(request), request.balancer(), answer(request), DropReason.CONNECTION_BROKEN);
        }
    }

    @Override
    public void phase(RolloutFigures.Phase phase) {
        faults.phase(phase);
    }

    private static TrafficPacket answer(Request request) {
        return request.isAnsweredOk() ? TrafficPacket.SERVED : TrafficPacket.REFUSED;
    }

    private int server(Request request) {
        return balancers + request.server();
    }

    private static long id(Request request, int leg) {
        return 2 * request.number() + leg;
    }
}
