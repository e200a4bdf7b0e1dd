package io.netsplit.scenario.runner;

import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import io.netsplit.scenario.plan.TrafficPlan;
import io.netsplit.trace.DropReason;
import io.netsplit.trace.Observer;
import io.netsplit.traffic.rollout.RolloutFigures;
import io.netsplit.traffic.service.CallObserver;
import io.netsplit.traffic.service.Failure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of a call graph as a trace shows it: a client's call is an operation, and every attempt of a call that is sent to a
 * server is a message there, its answer one back. Address 0 is that of the clients, the servers follow in the order of their
 * services.
 */
final class CallTrace implements CallObserver {
    /**
     * An attempt that is under way.
     *
     * @param id of the message there; that of the answer is the next
     */
    private record Way(long id, int from, int to) {}

    private final Observer out;
    private final FaultLine faults;
    private final Map<Long, Operation> open = new LinkedHashMap<>();
    private final Map<Long, Way> ways = new LinkedHashMap<>();
    private final Map<Long, TrafficPacket> answers = new LinkedHashMap<>();
    private long nextId;

    CallTrace(Observer out, TrafficPlan plan) {
        this.out = out;
        faults = new FaultLine(out, plan);
    }

    @Override
    public void began(long number, int client, int item, boolean write, long nowNs) {
        faults.passTo(nowNs);
        Operation operation = new Operation(number, client, write ? "write" : "request", (long) item, null, nowNs);
        open.put(number, operation);
        out.operationInvoked(nowNs, operation);
    }

    @Override
    public void ended(long number, @Nullable Failure failure, long nowNs) {
        faults.passTo(nowNs);
        Operation operation = open.remove(number);
        if (operation == null) {
            throw new IllegalStateException("the call " + number + " of a client ended twice");
        }
        if (failure == null) {
            operation.complete(Completion.OK, null, nowNs, "");
        } else {
            boolean isOpen = failure == Failure.TIMEOUT || failure == Failure.DEADLINE;
            operation.complete(isOpen ? Completion.INFO : Completion.FAIL, null, nowNs, reason(failure));
        }
        out.operationCompleted(nowNs, operation);
    }

    private static String reason(Failure failure) {
        return failure.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public void sent(long attempt, int from, int server, boolean isLost, long nowNs) {
        faults.passTo(nowNs);
        Way way = new Way(nextId, from + 1, server + 1);
        nextId += 2;
        out.messageSent(nowNs, way.id, way.from, way.to, TrafficPacket.REQUEST);
        if (isLost) {
            out.messageDropped(nowNs, way.id, way.from, way.to, TrafficPacket.REQUEST, DropReason.PARTITION);
        } else {
            ways.put(attempt, way);
        }
    }

    @Override
    public void arrived(long attempt, long nowNs) {
        Way way = ways.get(attempt);
        if (way != null) {
            faults.passTo(nowNs);
            out.messageDelivered(nowNs, way.id, way.from, way.to, TrafficPacket.REQUEST);
        }
    }

    @Override
    public void answered(long attempt, boolean ok, boolean isLost, long nowNs) {
        Way way = ways.get(attempt);
        if (way == null) {
            return;
        }
        faults.passTo(nowNs);
        TrafficPacket packet = ok ? TrafficPacket.SERVED : TrafficPacket.REFUSED;
        out.messageSent(nowNs, way.id + 1, way.to, way.from, packet);
        if (isLost) {
            ways.remove(attempt);
            out.messageDropped(nowNs, way.id + 1, way.to, way.from, packet, DropReason.PARTITION);
        } else {
            answers.put(attempt, packet);
        }
    }

    @Override
    public void received(long attempt, long nowNs) {
        Way way = ways.remove(attempt);
        TrafficPacket packet = answers.remove(attempt);
        if (way != null && packet != null) {
            faults.passTo(nowNs);
            out.messageDelivered(nowNs, way.id + 1, way.to, way.from, packet);
        }
    }

    @Override
    public void forgotten(long attempt) {
        ways.remove(attempt);
    }

    @Override
    public void phase(RolloutFigures.Phase phase) {
        faults.phase(phase);
    }
}
