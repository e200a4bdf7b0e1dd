package io.netsplit.system.transactional;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.transactional.StoreMessage.Access;
import io.netsplit.system.transactional.StoreMessage.Accessed;
import io.netsplit.system.transactional.StoreMessage.Decision;
import io.netsplit.system.transactional.StoreMessage.Inquiry;
import io.netsplit.system.transactional.StoreMessage.Prepare;
import io.netsplit.system.transactional.StoreMessage.Timestamp;
import io.netsplit.system.transactional.StoreMessage.TimestampRequest;
import io.netsplit.system.transactional.StoreMessage.Vote;
import io.netsplit.workload.Request;
import org.jspecify.annotations.Nullable;

/** One node: a shard, a coordinator for the clients that ask it, and on the first node the oracle. */
final class TransactionalNode implements Process {
    private final StoreOptions options;
    private @Nullable Context context;
    private @Nullable Shard shard;
    private @Nullable TransactionCoordinator coordinator;
    private @Nullable TimestampOracle oracle;

    TransactionalNode(StoreOptions options) {
        this.options = options;
    }

    @Override
    public void start(Context newContext) {
        context = newContext;
        shard = new Shard(options, newContext);
        coordinator = new TransactionCoordinator(options, newContext);
        oracle = options.hasVersions() && newContext.self() == 0 ? new TimestampOracle(newContext) : null;
    }

    @Override
    public void receive(int from, Message message) {
        if (context == null || shard == null || coordinator == null) {
            throw new IllegalStateException("not started");
        }
        if (message instanceof Request request) {
            coordinator.asked(from, request);
        } else if (message instanceof StoreMessage own) {
            receive(from, own, shard, coordinator);
        } else if (message instanceof AdminRequest request) {
            context.send(from, new AdminReply(request.serial(), false, -1));
        }
    }

    private void receive(int from, StoreMessage message, Shard here, TransactionCoordinator leads) {
        if (message instanceof Access access) {
            here.access(from, access);
        } else if (message instanceof Prepare prepare) {
            here.prepare(from, prepare);
        } else if (message instanceof Decision decision) {
            here.decided(decision);
        } else if (message instanceof Accessed accessed) {
            leads.accessed(accessed);
        } else if (message instanceof Vote vote) {
            leads.voted(from, vote);
        } else if (message instanceof Inquiry inquiry) {
            leads.inquired(from, inquiry);
        } else if (message instanceof Timestamp timestamp) {
            leads.stamped(timestamp);
        } else if (message instanceof TimestampRequest request && oracle != null) {
            oracle.asked(from, request);
        }
    }
}
