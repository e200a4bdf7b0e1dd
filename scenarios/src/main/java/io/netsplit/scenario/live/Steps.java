package io.netsplit.scenario.live;

import io.netsplit.history.Operation;
import io.netsplit.kernel.Simulation;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.pace.GatedPace;
import io.netsplit.trace.DropReason;
import io.netsplit.trace.NodeChange;
import io.netsplit.trace.Observer;

/** Ends a step at whatever can be seen, and passes it on. */
record Steps(Observer out, GatedPace pace, Simulation simulation) implements Observer {
    private void seen() {
        pace.seen(simulation);
    }

    @Override
    public void messageSent(long timeNs, long id, int from, int to, Message message) {
        out.messageSent(timeNs, id, from, to, message);
        seen();
    }

    @Override
    public void messageDelivered(long timeNs, long id, int from, int to, Message message) {
        out.messageDelivered(timeNs, id, from, to, message);
        seen();
    }

    @Override
    public void messageDropped(long timeNs, long id, int from, int to, Message message, DropReason reason) {
        out.messageDropped(timeNs, id, from, to, message, reason);
        seen();
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        out.nodeChanged(timeNs, node, change, detail);
        seen();
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        out.protocol(timeNs, node, event);
        seen();
    }

    @Override
    public void faultStarted(long timeNs, String fault, String detail) {
        out.faultStarted(timeNs, fault, detail);
        seen();
    }

    @Override
    public void faultEnded(long timeNs, String fault) {
        out.faultEnded(timeNs, fault);
        seen();
    }

    @Override
    public void operationInvoked(long timeNs, Operation operation) {
        out.operationInvoked(timeNs, operation);
        seen();
    }

    @Override
    public void operationCompleted(long timeNs, Operation operation) {
        out.operationCompleted(timeNs, operation);
        seen();
    }
}
