package io.netsplit.workload;

import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import io.netsplit.kernel.Timer;
import org.jspecify.annotations.Nullable;

/**
 * One session of a client, and the operation that it has in flight, if any: attempts, redirects, timeouts, and the verdict
 * on what is known at the end.
 *
 * <ul>
 *   <li>ok: the system said so;
 *   <li>fail: every attempt was refused, or the operation only reads, so that whatever happened, nothing changed;
 *   <li>info: some attempt was met by silence or by "unknown" and none by ok.
 * </ul>
 *
 * <p>That a refusal is certain relies on requests not being duplicated between the refusing node and the client: the
 * network carries clients' messages like connections, which may lose or delay them, but not repeat them.
 */
final class Call {
    /** What a call needs from its client. */
    interface Owner {
        /** Sends the call's request, counting nothing. */
        void send(int node, Request request);

        /** The call has ended and may be used again. */
        void ended(Call call, boolean ok);
    }

    /** Why an operation ended whose client's machine went down. */
    static final String CRASHED = "client crashed";

    private static final int MOST_REDIRECTS = 8;
    private static final String TIMEOUT = "timeout";
    private static final String REFUSED = "refused";
    private static final String UNKNOWN = "unknown";

    private final int session;
    private final ClientPort port;
    private final Retry retry;
    private final long timeoutNs;
    private final ClientParts parts;
    private final Owner owner;
    private final Timer timer;
    private int process;
    private long serial;
    private OperationSource.@Nullable Wish wish;
    private @Nullable Operation operation;
    private @Nullable Request request;
    private int attempts;
    private int redirects;
    private int target;
    private boolean waiting;
    private boolean uncertain;

    Call(int session, int process, ClientPort port, WorkloadSpec spec, ClientParts parts, Owner owner) {
        this.session = session;
        this.process = process;
        this.port = port;
        this.retry = spec.retry();
        this.timeoutNs = spec.timeoutNs();
        this.parts = parts;
        this.owner = owner;
        this.timer = port.timer(this::timerFired);
    }

    int session() {
        return session;
    }

    boolean isOpen() {
        return operation != null;
    }

    /** Begins an operation that a user wanted at {@code intendedNs}: now, or earlier where the client was held up. */
    void begin(OperationSource.Wish what, long intendedNs) {
        wish = what;
        operation = parts.recorder().invoke(process, parts.client(), what, intendedNs);
        request = new Request(
                session,
                ++serial,
                what.function(),
                what.key(),
                what.input(),
                parts.causality().recall(what.key()));
        attempts = 0;
        uncertain = false;
        attempt();
    }

    private void attempt() {
        attempts++;
        if (operation != null) {
            operation.attempted();
        }
        redirects = 0;
        timer.set(timeoutNs);
        ask(parts.router().target(attempts, reads()));
    }

    private void ask(int node) {
        target = node;
        waiting = true;
        if (request != null) {
            owner.send(node, request);
        }
    }

    /** An answer to this session; late ones and copies are ignored. */
    void receive(int from, Reply reply) {
        if (operation == null || reply.serial() != serial) {
            return;
        }
        if (reply.status() == Reply.Status.OK) {
            parts.router().answered(from, reply.leader(), reads());
            if (wish != null) {
                parts.causality().remember(wish.key(), reply.causality());
            }
            end(Completion.OK, reply.output(), "", from);
            return;
        }
        if (!waiting || from != target) {
            return;
        }
        if (reply.status() == Reply.Status.UNKNOWN) {
            uncertain = true;
            attemptEnded(UNKNOWN, from);
        } else {
            refused(from, reply.leader());
        }
    }

    private void refused(int from, int leader) {
        if (leader >= 0 && leader != from && redirects < MOST_REDIRECTS) {
            redirects++;
            parts.router().learned(leader, reads());
            ask(leader);
            return;
        }
        parts.router().gaveUpOn(from, reads());
        attemptEnded(REFUSED, from);
    }

    private void timerFired() {
        if (!port.isUp()) {
            abandon(CRASHED);
            return;
        }
        if (!waiting) {
            attempt();
            return;
        }
        uncertain = true;
        parts.router().gaveUpOn(target, reads());
        attemptEnded(TIMEOUT, Recorder.NOBODY);
    }

    private void attemptEnded(String error, int from) {
        waiting = false;
        if (attempts < retry.attempts()) {
            timer.set(retry.backoffNs(attempts, parts.retryRandom()));
            return;
        }
        end(withoutAnswer(), null, error, from);
    }

    /** Ends the operation, if there is one, because nobody is left to hear the answer. */
    void abandon(String error) {
        if (operation != null) {
            uncertain |= waiting;
            end(withoutAnswer(), null, error, Recorder.NOBODY);
        }
    }

    private boolean reads() {
        return wish == null || DataType.isRead(wish.function());
    }

    private Completion withoutAnswer() {
        return !reads() && uncertain ? Completion.INFO : Completion.FAIL;
    }

    private void end(Completion how, @Nullable Object output, String error, int from) {
        Operation ended = operation;
        OperationSource.Wish what = wish;
        if (ended == null || what == null) {
            throw new IllegalStateException("session " + session + " has no operation in flight");
        }
        timer.cancel();
        operation = null;
        request = null;
        waiting = false;
        parts.recorder().complete(ended, how, output, port.nowNs(), error, from);
        if (how == Completion.OK) {
            parts.source().sawResult(what, output);
        } else if (how == Completion.INFO) {
            process = parts.recorder().newProcess();
        }
        owner.ended(this, how == Completion.OK);
    }
}
