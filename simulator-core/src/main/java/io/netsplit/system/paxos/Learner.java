package io.netsplit.system.paxos;

import io.netsplit.node.Context;
import io.netsplit.system.Applied;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.log.ReplicatedStateMachine;
import io.netsplit.system.paxos.PaxosMessage.CatchUp;
import io.netsplit.system.paxos.PaxosMessage.Chosen;
import org.jspecify.annotations.Nullable;

/**
 * The learner and replica: it finds out what was chosen in each slot (Paxos Made Simple, section 2.3), applies it in order,
 * fetches what it missed, and replaces old slots by a snapshot (Paxos Made Moderately Complex, section 4.3).
 *
 * <p>That something was chosen is not kept on the disk: after a restart it is learned again, from a leader or by leading.
 */
final class Learner {
    private static final String SNAPSHOT = "paxos-snapshot";
    private static final LogCommand[] NOTHING = {};

    private final PaxosLog log;
    private final Context context;
    private final ReplicatedStateMachine machine;
    private Slots<LogCommand> chosen = new Slots<>(0);
    private long applied;
    private @Nullable Snapshot latest;
    private boolean storing;
    private long askedNs = Long.MIN_VALUE;

    Learner(PaxosLog log, Context context, ReplicatedStateMachine machine) {
        this.log = log;
        this.context = context;
        this.machine = machine;
    }

    /** From the snapshot on the disk, if there is one. */
    void recover() {
        if (context.disk().read(SNAPSHOT) instanceof Snapshot kept) {
            latest = kept;
            machine.restore(kept.image());
            applied = kept.slot();
            chosen = new Slots<>(kept.slot());
            log.acceptor().recover(kept.compactedTo());
        } else {
            log.acceptor().recover(0);
        }
    }

    /** Everything up to here is chosen, known and applied. */
    long applied() {
        return applied;
    }

    /** The last snapshot, or null before the first. */
    @Nullable
    Snapshot latest() {
        return latest;
    }

    /** Learns one slot; whoever calls this then calls {@link #applyInOrder}. */
    void learn(long slot, LogCommand command) {
        if (slot > applied && chosen.get(slot) == null) {
            chosen.put(slot, command);
        }
    }

    void applyInOrder() {
        long before = applied;
        LogCommand next;
        while ((next = chosen.get(applied + 1)) != null) {
            applied++;
            context.emit(new PaxosEvent.SlotApplied(applied, next));
            if (!(next instanceof NoOp)) {
                machine.apply(applied, next, log.proposedHere(applied));
            }
        }
        if (applied > before) {
            context.emit(new Applied(applied, machine.digest()));
            takeSnapshotWhereDue();
        }
    }

    /**
     * The leader of {@code ballot} knows of a chosen command up to {@code chosenUpTo}: where this acceptor accepted one in that
     * very ballot, it is the one. The others are asked for.
     */
    void chosenAtLeader(int leader, long ballot, long chosenUpTo) {
        if (chosenUpTo <= applied) {
            return;
        }
        boolean gap = false;
        for (long slot = applied + 1; slot <= chosenUpTo; slot++) {
            if (chosen.get(slot) == null) {
                Proposal proposal = log.acceptor().accepted().get(slot);
                if (proposal == null || proposal.ballot() != ballot) {
                    gap = true;
                    break;
                }
                chosen.put(slot, proposal.command());
            }
        }
        applyInOrder();
        if (gap) {
            askFor(leader);
        }
    }

    /** Messages overtake each other: what looks like a gap may be on its way, and one question at a time is enough. */
    private void askFor(int leader) {
        long now = context.clock().monotonicNs();
        if (askedNs == Long.MIN_VALUE || now - askedNs >= log.options().heartbeatNs()) {
            askedNs = now;
            context.send(leader, new CatchUp(applied + 1));
        }
    }

    /** Another replica lacks something. */
    void catchUp(int from, CatchUp message) {
        if (message.fromSlot() > applied) {
            return;
        }
        Snapshot snapshot = message.fromSlot() <= chosen.base() ? latest : null;
        long first = snapshot == null ? message.fromSlot() : snapshot.slot() + 1;
        int count = (int) Math.min(applied - first + 1, log.options().maxBatch());
        LogCommand[] commands = count <= 0 ? NOTHING : new LogCommand[count];
        for (int i = 0; i < commands.length; i++) {
            LogCommand command = chosen.get(first + i);
            if (command == null) {
                return;
            }
            commands[i] = command;
        }
        context.send(from, new Chosen(snapshot, first, commands));
    }

    void chosen(int from, Chosen message) {
        if (message.snapshot() != null) {
            install(message.snapshot());
        }
        long before = applied;
        for (int i = 0; i < message.commands().length; i++) {
            learn(message.firstSlot() + i, message.commands()[i]);
        }
        applyInOrder();
        if (applied > before && message.commands().length == log.options().maxBatch()) {
            askedNs = context.clock().monotonicNs();
            context.send(from, new CatchUp(applied + 1));
        }
    }

    /** Another node's snapshot that reaches further replaces this state. */
    void install(Snapshot snapshot) {
        if (snapshot.slot() <= applied) {
            return;
        }
        machine.restore(snapshot.image());
        applied = snapshot.slot();
        chosen.forgetUpTo(applied);
        context.emit(new PaxosEvent.SnapshotInstalled(applied));
        context.emit(new Applied(applied, machine.digest()));
        store(new Snapshot(applied, applied, snapshot.image()));
        applyInOrder();
    }

    private void takeSnapshotWhereDue() {
        int every = log.options().snapshotEvery();
        long covered = latest == null ? 0 : latest.slot();
        if (every == 0 || storing || applied - covered < every) {
            return;
        }
        long compactTo = Math.max(applied - every / 2, log.acceptor().accepted().base());
        Snapshot snapshot = new Snapshot(applied, compactTo, machine.image());
        context.emit(new PaxosEvent.SnapshotTaken(applied, snapshot.sizeBytes()));
        store(snapshot);
    }

    /**
     * The slots go only once the snapshot is durable: at every moment the disk holds the one or the other. Some are kept
     * although a snapshot covers them, so that one who is a little behind needs no snapshot.
     */
    private void store(Snapshot snapshot) {
        storing = true;
        context.disk().write(SNAPSHOT, snapshot, snapshot.sizeBytes());
        log.storage().wrote();
        log.storage().whenDurable(() -> {
            storing = false;
            if (latest == null || snapshot.slot() > latest.slot()) {
                latest = snapshot;
                log.acceptor().compact(snapshot.compactedTo());
                chosen.forgetUpTo(snapshot.compactedTo());
            }
        });
    }
}
