package io.netsplit.system.primarybackup;

import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Option;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import java.util.ArrayList;
import java.util.List;

/**
 * Primary-backup replication with automatic failover (Alsberg and Day, "A Principle for Resilient Sharing of Distributed
 * Resources", 1976; Budhiraja, Marzullo, Schneider and Toueg, "The Primary-Backup Approach", 1993; Kleppmann, "Designing
 * Data-Intensive Applications", 2017, chapter 5).
 *
 * <p>One replica, the primary, takes all writes, puts them into a log, and ships the log to its backups. A backup that has
 * heard nothing from it for the failover timeout takes the place. Silence does not mean death: where the primary is merely cut
 * off, there are now two. That is the textbook split brain, and what {@code fencing} is for:
 *
 * <ul>
 *   <li>without it, a backup promotes itself. The old primary goes on and acknowledges writes on its side. When the cut heals,
 *       the higher epoch prevails, and the other side's writes are rolled back, acknowledged or not;
 *   <li>with it, an epoch is granted by a majority, to a backup whose log is no older than the majority's, after silence for
 *       the failover timeout. The primary holds a lease, renewed by a majority's answers to its heartbeats and shorter than that
 *       timeout, and steps down when it runs out; replicas that have granted a later epoch refuse its entries. At no time can
 *       two primaries acknowledge.
 * </ul>
 *
 * <p>What each mode promises, with fencing, on disks that keep what they synced, and clocks that drift apart by less than
 * five percent each:
 *
 * <ul>
 *   <li>synchronous: linearizable; an acknowledged write is never lost, because all live backups and at least a majority have
 *       it. Live is who answered within the failover timeout, so that a dead backup holds up writes that long, once;
 *   <li>semi-synchronous: as synchronous with three replicas, where primary and one backup are a majority. With more, an
 *       acknowledged write is lost where primary and that backup are gone together;
 *   <li>asynchronous: what was acknowledged and not yet shipped is lost at every failover. Fencing only sees to it that no two
 *       primaries acknowledge at once.
 * </ul>
 *
 * <p>With {@code reads: any}, reads are stale in every mode. Left out: compaction and transfer of snapshots (the log is shipped
 * whole), a witness that only votes (two replicas cannot fail over with fencing), and choosing the backup that has most where
 * there is no fencing.
 */
public final class PrimaryBackup implements Protocol {
    /** What it calls the number that grows with every failover. */
    static final String EPOCH = "epoch";

    @Override
    public String name() {
        return "primary-backup";
    }

    @Override
    public String summary() {
        return "One primary ships its log to backups, one of which takes over when it is silent.";
    }

    @Override
    public String reference() {
        return "Budhiraja, Marzullo, Schneider and Toueg, The Primary-Backup Approach, 1993";
    }

    @Override
    public List<Option> options() {
        return Settings.OPTIONS;
    }

    @Override
    public boolean hasLeader() {
        return true;
    }

    @Override
    public String epochWord() {
        return EPOCH;
    }

    @Override
    public List<String> invariantNames() {
        return List.of(OnePrimaryPerEpoch.NAME, NoAcknowledgedWriteLost.NAME);
    }

    @Override
    public List<String> landmarks() {
        return List.of("log-truncated", "write-discarded");
    }

    @Override
    public Process.Factory processes(Setup setup) {
        Settings settings = Settings.of(setup);
        return node -> new ReplicaProcess(settings);
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        List<Invariant> invariants = new ArrayList<>();
        if (wanted.contains(OnePrimaryPerEpoch.NAME)) {
            invariants.add(new OnePrimaryPerEpoch());
        }
        if (wanted.contains(NoAcknowledgedWriteLost.NAME)) {
            invariants.add(new NoAcknowledgedWriteLost());
        }
        return invariants;
    }
}
