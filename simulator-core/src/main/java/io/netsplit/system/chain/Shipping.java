package io.netsplit.system.chain;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import java.util.List;

/** Forwards the log to one successor in one view, over a network that loses, repeats and reorders. */
final class Shipping {
    private static final int MOST_ENTRIES = 64;

    private final Context context;
    private final ChainLog log;
    private final long epoch;
    private final int successor;
    private final long resendNs;
    private final Timer resend;
    private long nextIndex;
    private long confirmedIndex;
    private boolean isHeard;
    private boolean ended;

    Shipping(Context context, ChainLog log, long epoch, int successor, long resendNs) {
        this.context = context;
        this.log = log;
        this.epoch = epoch;
        this.successor = successor;
        this.resendNs = resendNs;
        this.resend = context.timer("resend", this::silent);
        nextIndex = log.durableIndex() + 1;
    }

    int successor() {
        return successor;
    }

    /** The first message of a view goes out even where there is nothing to send: it says how long the log is. */
    void begin() {
        send();
    }

    void end() {
        ended = true;
        resend.cancel();
    }

    /** More of the log is durable. */
    void grown() {
        if (isHeard && nextIndex <= log.durableIndex()) {
            send();
        }
    }

    void answered(ChainMessage.Acknowledge answer) {
        isHeard = true;
        if (answer.accepted()) {
            confirmedIndex = Math.max(confirmedIndex, answer.index());
            nextIndex = Math.max(nextIndex, confirmedIndex + 1);
        } else {
            nextIndex = Math.max(confirmedIndex, Math.min(answer.index(), nextIndex - 1)) + 1;
        }
        if (nextIndex <= log.durableIndex()) {
            send();
        } else if (confirmedIndex >= log.durableIndex()) {
            resend.cancel();
        }
    }

    /** True where the successor has everything that is durable here. */
    boolean isCaughtUp() {
        return isHeard && confirmedIndex >= log.durableIndex();
    }

    private void silent() {
        nextIndex = Math.min(nextIndex, confirmedIndex + 1);
        send();
    }

    private void send() {
        if (ended) {
            return;
        }
        List<Entry> entries;
        do {
            long previous = nextIndex - 1;
            entries = isHeard ? log.slice(nextIndex, log.durableIndex(), MOST_ENTRIES) : List.of();
            nextIndex += entries.size();
            context.send(
                    successor,
                    new ChainMessage.Forward(epoch, previous, log.epoch(previous), entries, log.lastIndex()));
        } while (entries.size() == MOST_ENTRIES);
        resend.set(resendNs);
    }
}
