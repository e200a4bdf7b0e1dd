package io.netsplit.system.primarybackup;

import java.util.ArrayList;
import java.util.List;

/**
 * How a backup becomes primary with fencing: it asks all members whether they would grant it the next epoch, and where a
 * majority would, asks them to. A member grants an epoch once, after it has heard nothing for the failover timeout, to a
 * backup whose log is no older than its own. The first question changes nothing, so that a replica that was cut off
 * deposes nobody when it comes back.
 */
final class Promotion {
    private enum Phase {
        IDLE,
        PROBING,
        CLAIMING
    }

    private record Promise(int to, BackupMessage.Claim claim) {}

    private final Replica replica;
    private final List<Integer> granted = new ArrayList<>();
    private final List<Promise> promises = new ArrayList<>();
    private Phase phase = Phase.IDLE;
    private boolean takeOver;
    private boolean ownEpochIsDurable;
    private int last;
    private long epoch;
    private long askedNs;

    Promotion(Replica replica) {
        this.replica = replica;
    }

    /** Asks who would grant the next epoch; {@code silent} is the primary that is not heard any more. */
    void probe(int silent) {
        phase = Phase.PROBING;
        takeOver = false;
        last = silent;
        ask(replica.epochs.current() + 1);
        count(replica.self());
    }

    /** Asks for the next epoch. */
    void claim(int lastPrimary, boolean handedOver) {
        long next = replica.stand();
        phase = Phase.CLAIMING;
        takeOver = handedOver;
        last = lastPrimary;
        ask(next);
        if (replica.epochs.isDurable()) {
            epochIsDurable();
        }
    }

    void cancel() {
        phase = Phase.IDLE;
        granted.clear();
    }

    private void ask(long next) {
        granted.clear();
        ownEpochIsDurable = false;
        epoch = next;
        askedNs = replica.nowNs();
        BackupMessage.Claim claim = new BackupMessage.Claim(
                epoch, replica.log.lastStamp(), replica.log.lastIndex(), phase == Phase.CLAIMING, takeOver);
        for (int member : replica.log.members()) {
            if (member != replica.self()) {
                replica.context.send(member, claim);
            }
        }
    }

    /** Somebody else asks; {@code granted} says whether the replica agrees. */
    void answer(int from, BackupMessage.Claim claim, boolean agreed) {
        if (!agreed || !claim.binding()) {
            send(from, claim, agreed);
            return;
        }
        replica.grant(claim.epoch());
        promises.add(new Promise(from, claim));
        if (replica.epochs.isDurable()) {
            epochIsDurable();
        }
    }

    private void send(int to, BackupMessage.Claim claim, boolean agreed) {
        replica.context.send(
                to, new BackupMessage.ClaimAnswer(replica.epochs.current(), claim.epoch(), agreed, claim.binding()));
    }

    /** The disk has the current epoch: what was promised may be said, and a claim of one's own counts. */
    void epochIsDurable() {
        for (Promise promise : promises) {
            if (promise.claim().epoch() == replica.epochs.current()) {
                send(promise.to(), promise.claim(), true);
            }
        }
        promises.clear();
        if (phase == Phase.CLAIMING && epoch == replica.epochs.current()) {
            ownEpochIsDurable = true;
            count(replica.self());
        }
    }

    void answered(int from, BackupMessage.ClaimAnswer answer) {
        Phase answers = answer.binding() ? Phase.CLAIMING : Phase.PROBING;
        if (answer.granted() && phase == answers && answer.claimed() == epoch) {
            count(from);
        }
    }

    private void count(int member) {
        if (!granted.contains(member) && replica.log.members().contains(member)) {
            granted.add(member);
        }
        if (granted.size() <= replica.log.members().size() / 2) {
            return;
        }
        if (phase == Phase.PROBING) {
            claim(last, false);
        } else if (ownEpochIsDurable) {
            replica.becomePrimary(last, askedNs);
        }
    }
}
