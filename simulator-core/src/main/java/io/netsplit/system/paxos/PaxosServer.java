package io.netsplit.system.paxos;

import io.netsplit.node.Context;
import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.node.RoleChanged;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.DataStore;
import io.netsplit.system.Inspectable;
import io.netsplit.system.Setup;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.log.ReplicatedStateMachine;
import io.netsplit.system.log.StateImage;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A store on a {@link PaxosLog}: the leader takes operations, the others name it. A node that joins later is no member, as
 * the membership is fixed, and refuses.
 */
final class PaxosServer implements Process, Inspectable, ReplicatedStateMachine {
    /**
     * A client's operation.
     *
     * @param origin the endpoint that asked and is to be answered
     */
    private record Operate(Request request, int origin) implements LogCommand {
        @Override
        public int sizeBytes() {
            return request.sizeBytes();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("command", request.function())
                    .put("client", request.client())
                    .put("serial", request.serial())
                    .put("key", request.key())
                    .put("input", String.valueOf(request.input()));
        }

        @Override
        public String toString() {
            return request.function() + " " + request.key() + (request.input() == null ? "" : " " + request.input());
        }
    }

    private record StoreImage(DataStore.Image image) implements StateImage {
        @Override
        public int sizeBytes() {
            return image.sizeBytes();
        }
    }

    private final Setup setup;
    private final PaxosOptions options;
    private final DataStore store;
    private @Nullable Context context;
    private @Nullable PaxosLog log;
    private @Nullable Reads reads;

    PaxosServer(Setup setup, PaxosOptions options) {
        this.setup = setup;
        this.options = options;
        this.store = new DataStore(setup.dataType(), options.clientSessions());
    }

    @Override
    public void start(Context newContext) {
        context = newContext;
        if (newContext.self() >= setup.initialNodes()) {
            newContext.emit(new RoleChanged(RoleChanged.Role.LEARNER, 0, PaxosLog.BALLOT));
            return;
        }
        Reads answering = new Reads(newContext, store);
        PaxosLog started = new PaxosLog(
                newContext,
                options,
                IntStream.range(0, setup.initialNodes()).boxed().toList(),
                this,
                answering::confirm);
        answering.of(started);
        reads = answering;
        log = started;
        started.start();
    }

    @Override
    public void receive(int from, Message message) {
        Context here = context;
        PaxosLog running = log;
        if (here == null || (running != null && running.receive(from, message))) {
            return;
        }
        if (message instanceof Request request) {
            asked(here, from, request);
        } else if (message instanceof AdminRequest request) {
            here.send(from, new AdminReply(request.serial(), false, PaxosLog.NOBODY));
        }
    }

    private void asked(Context here, int from, Request request) {
        PaxosLog running = log;
        if (running == null || reads == null || !running.leads()) {
            refuse(here, from, request, running == null ? PaxosLog.NOBODY : running.leader());
        } else if (DataStore.isRead(request.function()) && options.reads() != PaxosOptions.Reads.LOG) {
            reads.read(from, request);
        } else if (!running.propose(new Operate(request, from))) {
            refuse(here, from, request, PaxosLog.NOBODY);
        }
    }

    /** Only for what has had no effect and will have none. */
    static void refuse(Context context, int origin, Request request, int leader) {
        context.send(origin, new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, leader));
    }

    static void answer(Context context, int origin, Request request, @Nullable Object output) {
        context.send(origin, new Reply(request.client(), request.serial(), Reply.Status.OK, output, context.self()));
    }

    @Override
    public void apply(long position, LogCommand command, boolean mine) {
        Operate operate = (Operate) command;
        Object output = store.apply(operate.request);
        if (mine && context != null) {
            answer(context, operate.origin, operate.request, output);
        }
    }

    @Override
    public long digest() {
        return store.digest();
    }

    @Override
    public StateImage image() {
        return new StoreImage(store.image());
    }

    @Override
    public void restore(StateImage image) {
        store.restore(((StoreImage) image).image);
    }

    @Override
    public void leadershipChanged(boolean leads) {
        if (!leads && reads != null) {
            reads.refuseAll();
        }
    }

    @Override
    public Map<Object, Object> contents() {
        return store.contents();
    }
}
