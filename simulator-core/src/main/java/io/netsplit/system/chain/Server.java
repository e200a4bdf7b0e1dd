package io.netsplit.system.chain;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.RoleChanged;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.DataStore;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import org.jspecify.annotations.Nullable;

/**
 * One server of the chain, or one that waits to be let in. It takes updates as the head, forwards what its disk has to its
 * successor, and answers as the tail.
 */
final class Server {
    final StateMachine machine;

    private final Context context;
    private final ChainOptions options;
    private final ChainLog log;
    private final Readiness readiness;
    private final Reads reads;
    private final Timer renewal;
    private @Nullable View view;
    private @Nullable Shipping shipping;
    private @Nullable RoleChanged shown;
    private long leaseUntilNs = Long.MIN_VALUE;
    private long verifiedIndex;
    private long committedIndex;
    private long answeredIndex;
    private long catchUpIndex = Long.MAX_VALUE;

    Server(Context context, ChainOptions options) {
        this.context = context;
        this.options = options;
        this.log = new ChainLog(context, options.fsync(), this::logIsDurable);
        this.machine = new StateMachine(context, options, log);
        this.readiness = new Readiness(context, this::renew);
        this.reads = new Reads(context);
        this.renewal = context.timer("renewal", this::renewalIsDue);
        answeredIndex = log.lastIndex();
    }

    void begin() {
        show(RoleChanged.Role.FOLLOWER, 0);
        renew();
        renewal.set(options.heartbeatNs());
    }

    private int self() {
        return context.self();
    }

    private long nowNs() {
        return context.clock().monotonicNs();
    }

    void receive(int from, Message message) {
        if (message instanceof Request request) {
            clientAsks(from, request);
        } else if (message instanceof ChainMessage.Forward forward) {
            forwarded(from, forward);
        } else if (message instanceof ChainMessage.Acknowledge answer) {
            acknowledged(from, answer);
        } else if (message instanceof ChainMessage.Configure configure) {
            configured(configure);
        } else if (message instanceof ChainMessage.VersionQuery query) {
            versionIsAsked(from, query);
        } else if (message instanceof ChainMessage.Version version) {
            versionIsKnown(version);
        } else if (message instanceof AdminRequest request) {
            context.send(from, new AdminReply(request.serial(), false, options.master()));
        }
    }

    // The master

    private void renewalIsDue() {
        renew();
        renewal.set(options.heartbeatNs());
    }

    private void renew() {
        Shipping current = shipping;
        boolean caughtUp =
                view != null && current != null && current.successor() == view.learner() && current.isCaughtUp();
        long epoch = view == null ? 0 : view.epoch();
        context.send(
                options.master(),
                new ChainMessage.Renew(
                        epoch, readiness.isUnknown() && log.lastIndex() == 0, readiness.isReady(), caughtUp, nowNs()));
    }

    private void configured(ChainMessage.Configure message) {
        View current = view;
        if (current != null && message.view().epoch() < current.epoch()) {
            return;
        }
        if (current == null || message.view().epoch() > current.epoch()) {
            install(message.view());
        }
        if (message.granted()) {
            leaseUntilNs = Math.max(leaseUntilNs, message.sentNs() + options.leaseNs());
            if (readiness.isUnknown() && log.lastIndex() == 0) {
                readiness.reached();
            }
        }
    }

    private void install(View next) {
        view = next;
        context.emit(new ChainEvent.Configured(next));
        if (shipping != null) {
            shipping.end();
        }
        shipping = null;
        reads.refuseAll();
        verifiedIndex = 0;
        catchUpIndex = Long.MAX_VALUE;
        boolean member = next.contains(self());
        if (!member && !readiness.isUnknown()) {
            readiness.lost();
        }
        int successor = next.successor(self());
        if (successor != View.NOBODY) {
            shipping = new Shipping(context, log, next.epoch(), successor, options.heartbeatNs());
            shipping.begin();
        }
        show(member && next.head() == self() ? RoleChanged.Role.LEADER : RoleChanged.Role.FOLLOWER, next.epoch());
        if (isTail() && readiness.isReady()) {
            commit(log.durableIndex());
        }
    }

    private boolean isTail() {
        return view != null && view.tail() == self();
    }

    // Clients

    private void clientAsks(int from, Request request) {
        View current = view;
        if (current == null || !current.contains(self())) {
            refuse(from, request, options.master());
        } else if (DataStore.isRead(request.function())) {
            clientReads(from, request, current);
        } else if (current.head() != self()) {
            refuse(from, request, current.head());
        } else if (!readiness.isReady()) {
            refuse(from, request, View.NOBODY);
        } else {
            append(new Entry(current.epoch(), from, request));
            log.sync();
            if (!options.fsync()) {
                logIsDurable();
            }
        }
    }

    private void clientReads(int from, Request request, View current) {
        if (current.tail() == self() || (options.apportioned() && !machine.isDirty(request.key()))) {
            answerRead(from, request);
        } else if (!options.apportioned()) {
            refuse(from, request, current.tail());
        } else if (!options.versionQuery()) {
            answerRead(from, request);
        } else if (!mayAnswerReads() || !reads.ask(from, request, current)) {
            refuse(from, request, View.NOBODY);
        }
    }

    /** Answers from what is applied, if this server may. */
    void answerRead(int client, Request request) {
        if (mayAnswerReads()) {
            Object output = machine.read(request);
            context.send(client, new Reply(request.client(), request.serial(), Reply.Status.OK, output, self()));
        } else {
            refuse(client, request, View.NOBODY);
        }
    }

    private boolean mayAnswerReads() {
        boolean hasAll = readiness.isReady() || (!options.catchUp() && isTail());
        return hasAll && (!options.lease() || nowNs() < leaseUntilNs);
    }

    private void refuse(int client, Request request, int askInstead) {
        context.send(client, new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, askInstead));
    }

    private void versionIsAsked(int from, ChainMessage.VersionQuery query) {
        if (view != null && query.epoch() == view.epoch() && isTail() && mayAnswerReads()) {
            context.send(from, new ChainMessage.Version(query.epoch(), query.id(), committedIndex));
        }
    }

    private void versionIsKnown(ChainMessage.Version version) {
        if (view != null && version.epoch() == view.epoch()) {
            commit(Math.min(version.committedIndex(), log.lastIndex()));
            reads.answered(version.id(), this);
        }
    }

    // The predecessor

    private void forwarded(int from, ChainMessage.Forward message) {
        View current = view;
        if (current == null || message.epoch() != current.epoch() || from != current.predecessor(self())) {
            return;
        }
        long mismatch = mismatch(message);
        if (mismatch >= 0) {
            context.send(from, new ChainMessage.Acknowledge(current.epoch(), false, mismatch, committedIndex));
            return;
        }
        boolean isNews = takeOver(message);
        if (catchUpIndex == Long.MAX_VALUE) {
            catchUpIndex = message.lastIndex();
            forgetFrom(message.lastIndex() + 1);
        }
        log.sync();
        if (isNews && options.fsync()) {
            return;
        }
        moveOn();
        acknowledge();
    }

    /** Where the predecessor should try next, or -1 where the update before the first one is the same. */
    private long mismatch(ChainMessage.Forward message) {
        long previous = message.previousIndex();
        if (previous > log.lastIndex()) {
            return log.lastIndex();
        }
        long wrong = log.epoch(previous);
        if (wrong == message.previousEpoch()) {
            return -1;
        }
        long before = previous - 1;
        while (before > 0 && log.epoch(before) == wrong) {
            before--;
        }
        return before;
    }

    /** True where the log has grown. */
    private boolean takeOver(ChainMessage.Forward message) {
        boolean grown = false;
        long index = message.previousIndex();
        for (Entry entry : message.entries()) {
            index++;
            if (index <= log.lastIndex() && log.epoch(index) != entry.epoch()) {
                forgetFrom(index);
            }
            if (index > log.lastIndex()) {
                append(entry);
                grown = true;
            }
        }
        verifiedIndex = Math.max(verifiedIndex, index);
        return grown;
    }

    /** What a server that was taken out had accepted, and the chain has not, never was. */
    private void forgetFrom(long index) {
        if (index <= log.lastIndex()) {
            log.truncate(index);
            machine.truncated(index);
            committedIndex = Math.min(committedIndex, index - 1);
        }
    }

    private void append(Entry entry) {
        log.append(entry);
        machine.accepted(log.lastIndex(), entry);
    }

    /** Up to where the log is the predecessor's, and durable. The head has no predecessor to differ from. */
    private long matchIndex() {
        boolean isHead = view != null && view.head() == self();
        return isHead ? log.durableIndex() : Math.min(verifiedIndex, log.durableIndex());
    }

    private void logIsDurable() {
        moveOn();
        if (isTail() || (view != null && view.learner() == self())) {
            acknowledge();
        }
    }

    /** What follows from having more: the successor gets it, the tail commits it, one who lacked something may have it all. */
    private void moveOn() {
        if (shipping != null) {
            shipping.grown();
        }
        if (isTail()) {
            commit(matchIndex());
        }
        if (view != null && view.contains(self()) && matchIndex() >= catchUpIndex) {
            readiness.reached();
        }
    }

    private void acknowledge() {
        View current = view;
        int predecessor = current == null ? View.NOBODY : current.predecessor(self());
        if (current != null && predecessor != View.NOBODY) {
            context.send(
                    predecessor, new ChainMessage.Acknowledge(current.epoch(), true, matchIndex(), committedIndex));
        }
    }

    // The successor

    private void acknowledged(int from, ChainMessage.Acknowledge answer) {
        Shipping current = shipping;
        if (view == null || current == null || answer.epoch() != view.epoch() || from != current.successor()) {
            return;
        }
        boolean wasCaughtUp = current.isCaughtUp();
        current.answered(answer);
        if (!isTail() && commit(Math.min(answer.committedIndex(), log.lastIndex()))) {
            acknowledge();
        }
        if (!wasCaughtUp && current.isCaughtUp() && from == view.learner()) {
            renew();
        }
    }

    /** True where more is committed than before. The tail tells the clients. */
    private boolean commit(long index) {
        if (index <= committedIndex) {
            return false;
        }
        committedIndex = index;
        boolean answers = isTail();
        machine.applyUpTo(index, (at, entry, output) -> {
            if (answers && at > answeredIndex) {
                answerUpdate(at, entry, output);
            }
        });
        answeredIndex = Math.max(answeredIndex, index);
        return true;
    }

    private void answerUpdate(long index, Entry entry, @Nullable Object output) {
        Request request = entry.request();
        context.emit(new ChainEvent.Acknowledged(index, request.client(), request.serial()));
        int head = view == null ? View.NOBODY : view.head();
        context.send(entry.client(), new Reply(request.client(), request.serial(), Reply.Status.OK, output, head));
    }

    private void show(RoleChanged.Role role, long epoch) {
        RoleChanged now = new RoleChanged(role, epoch, "epoch");
        if (!now.equals(shown)) {
            shown = now;
            context.emit(now);
        }
    }
}
