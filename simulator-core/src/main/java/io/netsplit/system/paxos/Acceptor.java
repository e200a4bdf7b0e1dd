package io.netsplit.system.paxos;

import io.netsplit.node.Context;
import io.netsplit.node.Disk;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.paxos.PaxosMessage.Accept;
import io.netsplit.system.paxos.PaxosMessage.Accepted;
import io.netsplit.system.paxos.PaxosMessage.Preempted;
import io.netsplit.system.paxos.PaxosMessage.Prepare;
import io.netsplit.system.paxos.PaxosMessage.Promise;
import java.util.ArrayList;
import java.util.List;

/**
 * The acceptor, on which all rests (Paxos Made Simple, section 2.2): it promises a ballot to accept nothing below it, and
 * accepts what is not below its promise (P1a). Both are on the disk before it says so.
 */
final class Acceptor {
    private static final String PROMISE = "paxos-promise";
    private static final String JOURNAL = "paxos-accepted";
    private static final Proposal[] NONE = {};

    private final PaxosLog log;
    private final Context context;
    private long promised;
    private Slots<Proposal> accepted = new Slots<>(0);

    Acceptor(PaxosLog log, Context context) {
        this.log = log;
        this.context = context;
    }

    /** What the disk kept: of a slot's records the last one counts. */
    void recover(long compactedTo) {
        Disk disk = context.disk();
        accepted = new Slots<>(compactedTo);
        if (disk.read(PROMISE) instanceof Long kept) {
            promised = kept;
        }
        for (long i = disk.firstIndex(JOURNAL); i <= disk.lastIndex(JOURNAL); i++) {
            Proposal proposal = (Proposal) disk.get(JOURNAL, i);
            accepted.put(proposal.slot(), proposal);
            if (log.options().persistPromise()) {
                promised = Math.max(promised, proposal.ballot());
            }
        }
    }

    long promised() {
        return promised;
    }

    Slots<Proposal> accepted() {
        return accepted;
    }

    /** Phase 1b. */
    void prepare(int from, Prepare message) {
        if (message.ballot() < promised) {
            context.send(from, new Preempted(promised));
            return;
        }
        promise(message.ballot());
        Proposal[] answer = acceptedFrom(message.fromSlot());
        Snapshot snapshot =
                message.fromSlot() <= accepted.base() ? log.learner().latest() : null;
        log.storage().whenDurable(() -> {
            context.emit(new PaxosEvent.Promised(message.ballot()));
            context.send(from, new Promise(message.ballot(), answer, snapshot));
        });
    }

    /** A proposer promises itself; {@code then} runs once that is durable. */
    void promiseOwn(long ballot, Runnable then) {
        promise(ballot);
        log.storage().whenDurable(() -> {
            context.emit(new PaxosEvent.Promised(ballot));
            then.run();
        });
    }

    private void promise(long ballot) {
        if (ballot > promised) {
            promised = ballot;
            if (log.options().persistPromise()) {
                context.disk().write(PROMISE, ballot, 8);
                log.storage().wrote();
            }
        }
    }

    private Proposal[] acceptedFrom(long slot) {
        List<Proposal> found = new ArrayList<>();
        for (long i = Math.max(slot, accepted.base() + 1); i <= accepted.last(); i++) {
            Proposal proposal = accepted.get(i);
            if (proposal != null) {
                found.add(proposal);
            }
        }
        return found.toArray(NONE);
    }

    /** Phase 2b; true where the ballot is not below the promise. */
    boolean accept(int from, Accept message) {
        if (message.ballot() < promised) {
            context.send(from, new Preempted(promised));
            return false;
        }
        store(message.ballot(), message.firstSlot(), message.commands());
        log.storage().whenDurable(() -> {
            said(message.ballot(), message.firstSlot(), message.commands());
            context.send(
                    from,
                    new Accepted(message.ballot(), message.firstSlot(), message.commands().length, message.sentNs()));
        });
        return true;
    }

    /** The leader accepts what it proposes itself; {@code then} runs once that is durable. */
    void acceptOwn(long ballot, long firstSlot, LogCommand[] commands, Runnable then) {
        if (ballot < promised) {
            return;
        }
        store(ballot, firstSlot, commands);
        log.storage().whenDurable(() -> {
            said(ballot, firstSlot, commands);
            then.run();
        });
    }

    private void said(long ballot, long firstSlot, LogCommand[] commands) {
        context.emit(new PaxosEvent.ValuesAccepted(ballot, firstSlot, commands));
    }

    /** An accepted proposal carries its ballot, and with it the promise, to the disk. */
    private void store(long ballot, long firstSlot, LogCommand[] commands) {
        promised = ballot;
        for (int i = 0; i < commands.length; i++) {
            long slot = firstSlot + i;
            Proposal before = accepted.get(slot);
            if (slot > accepted.base() && (before == null || before.ballot() != ballot)) {
                Proposal proposal = new Proposal(ballot, slot, commands[i]);
                accepted.put(slot, proposal);
                context.disk().append(JOURNAL, proposal, proposal.sizeBytes());
                log.storage().wrote();
            }
        }
    }

    /** A durable snapshot stands for every slot up to here. */
    void compact(long toSlot) {
        accepted.forgetUpTo(toSlot);
        Disk disk = context.disk();
        long keep = disk.firstIndex(JOURNAL);
        while (keep <= disk.lastIndex(JOURNAL) && ((Proposal) disk.get(JOURNAL, keep)).slot() <= toSlot) {
            keep++;
        }
        if (keep > disk.firstIndex(JOURNAL)) {
            disk.truncatePrefix(JOURNAL, keep);
            if (log.options().persistPromise()) {
                disk.write(PROMISE, promised, 8);
            }
            log.storage().wrote();
        }
    }
}
