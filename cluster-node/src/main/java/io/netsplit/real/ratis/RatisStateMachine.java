package io.netsplit.real.ratis;

import io.netsplit.real.control.Wire;
import io.netsplit.real.node.Controller;
import io.netsplit.system.DataStore;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.jspecify.annotations.Nullable;

/**
 * The objects of the simulated systems, replicated by Ratis: the same {@link DataStore}, so that both answer the same. No
 * snapshots are taken; a server that starts again applies its log from the beginning.
 */
final class RatisStateMachine extends BaseStateMachine {
    private final DataStore store;
    private final Controller controller;

    RatisStateMachine(DataStore store, Controller controller) {
        this.store = store;
        this.controller = controller;
    }

    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
        LogEntryProto entry = transaction.getLogEntry();
        Request request = Wire.request(
                Wire.read(entry.getStateMachineLogEntry().getLogData().toStringUtf8()));
        Object output;
        synchronized (store) {
            output = store.apply(request);
            controller.applied(entry.getIndex(), store.digest());
        }
        updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
        return CompletableFuture.completedFuture(message(output));
    }

    @Override
    public CompletableFuture<Message> query(Message message) {
        Request request = Wire.request(Wire.read(message.getContent().toStringUtf8()));
        synchronized (store) {
            return CompletableFuture.completedFuture(message(store.read(request)));
        }
    }

    private static Message message(@Nullable Object output) {
        return Message.valueOf(Wire.line("output", output));
    }

    /** Pairs of key and value. */
    List<Object> contents() {
        List<Object> pairs = new ArrayList<>();
        synchronized (store) {
            store.contents().forEach((key, value) -> {
                pairs.add(key);
                pairs.add(value);
            });
        }
        return pairs;
    }
}
