package io.netsplit.trace;

import io.netsplit.history.Operation;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import java.util.Arrays;

/**
 * Hands everything that it sees to each of its observers, in the order in which they were added. Whoever reports many
 * events asks {@link #isEmpty} or {@link #watchesMessages} first, so that a run that nobody watches pays nothing.
 */
public final class Observers implements Observer {
    private Observer[] all = new Observer[0];
    private Observer[] ofMessages = new Observer[0];
    private Observer[] ofTimers = new Observer[0];

    public void add(Observer observer) {
        all = with(all, observer);
        if (observer.watchesMessages()) {
            ofMessages = with(ofMessages, observer);
        }
        if (observer.watchesTimers()) {
            ofTimers = with(ofTimers, observer);
        }
    }

    public boolean isEmpty() {
        return all.length == 0;
    }

    /** True where somebody wants to be told of messages. */
    @Override
    public boolean watchesMessages() {
        return ofMessages.length > 0;
    }

    /** True where somebody wants to be told of timers. */
    @Override
    public boolean watchesTimers() {
        return ofTimers.length > 0;
    }

    @Override
    public void timerSet(long timeNs, int node, String timer, long dueNs) {
        for (Observer observer : ofTimers) {
            observer.timerSet(timeNs, node, timer, dueNs);
        }
    }

    private static Observer[] with(Observer[] observers, Observer one) {
        Observer[] more = Arrays.copyOf(observers, observers.length + 1);
        more[observers.length] = one;
        return more;
    }

    @Override
    public void messageSent(long timeNs, long id, int from, int to, Message message) {
        for (Observer observer : ofMessages) {
            observer.messageSent(timeNs, id, from, to, message);
        }
    }

    @Override
    public void messageDelivered(long timeNs, long id, int from, int to, Message message) {
        for (Observer observer : ofMessages) {
            observer.messageDelivered(timeNs, id, from, to, message);
        }
    }

    @Override
    public void messageDropped(long timeNs, long id, int from, int to, Message message, DropReason reason) {
        for (Observer observer : ofMessages) {
            observer.messageDropped(timeNs, id, from, to, message, reason);
        }
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        for (Observer observer : all) {
            observer.nodeChanged(timeNs, node, change, detail);
        }
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        for (Observer observer : all) {
            observer.protocol(timeNs, node, event);
        }
    }

    @Override
    public void faultStarted(long timeNs, String fault, String detail) {
        for (Observer observer : all) {
            observer.faultStarted(timeNs, fault, detail);
        }
    }

    @Override
    public void faultEnded(long timeNs, String fault) {
        for (Observer observer : all) {
            observer.faultEnded(timeNs, fault);
        }
    }

    @Override
    public void faultSkipped(long timeNs, String fault, String reason) {
        for (Observer observer : all) {
            observer.faultSkipped(timeNs, fault, reason);
        }
    }

    @Override
    public void operationInvoked(long timeNs, Operation operation) {
        for (Observer observer : all) {
            observer.operationInvoked(timeNs, operation);
        }
    }

    @Override
    public void operationCompleted(long timeNs, Operation operation) {
        for (Observer observer : all) {
            observer.operationCompleted(timeNs, operation);
        }
    }
}
