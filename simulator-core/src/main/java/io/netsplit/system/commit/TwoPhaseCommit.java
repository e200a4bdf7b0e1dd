package io.netsplit.system.commit;

import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import io.netsplit.system.Option;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Route;
import java.util.List;

/**
 * Two-phase commit (Gray, "Notes on Data Base Operating Systems", 1978; Bernstein, Hadzilacos and Goodman, 1987, chapter 7):
 * the keys are spread over participants, and a transaction on several of them commits on all or on none.
 *
 * <p>A coordinator sends each participant its steps. A participant takes the locks, does the steps on the side, forces that
 * to its disk and votes yes; or votes no. With a yes of all, the coordinator forces the decision to commit; it answers the
 * client and tells the participants, which make it visible and let the locks go. One that has voted yes cannot decide
 * alone: while the coordinator is down it holds its locks, and everybody who needs them waits or aborts. That is what
 * three nodes with a replicated log in the coordinator's place cure ({@code coordinator: raft} or {@code multi-paxos}; Gray
 * and Lamport, "Consensus on Transaction Commit", TODS 2006).
 *
 * <p>Transactions are strictly serializable, on disks that keep what they synced: locks are held from the first step to the
 * decision. Left out: transactions that choose their steps by what they read, participants that are replicated themselves,
 * read-only participants that need no second phase, checkpoints of the journals, and forgetting decisions that everybody
 * has.
 */
public final class TwoPhaseCommit implements Protocol {
    @Override
    public String name() {
        return "two-phase-commit";
    }

    @Override
    public String summary() {
        return "Transactions over data that is spread over participants: all commit or all abort, and wait for the coordinator.";
    }

    @Override
    public String reference() {
        return "Gray, Notes on Data Base Operating Systems, 1978; Bernstein, Hadzilacos & Goodman, Concurrency Control and"
                + " Recovery in Database Systems, 1987, chapter 7";
    }

    @Override
    public List<Option> options() {
        return CommitOptions.ALL;
    }

    @Override
    public boolean hasLeader() {
        return true;
    }

    @Override
    public String epochWord() {
        return "epoch";
    }

    @Override
    public boolean holdsElections() {
        return false;
    }

    @Override
    public Route defaultRoute() {
        return Route.LEADER;
    }

    @Override
    public List<DataType> dataTypes() {
        return DataType.ofTransactions();
    }

    @Override
    public List<Measure> measures() {
        return CommitMeter.MEASURES;
    }

    @Override
    public Meter meter(Setup setup) {
        return new CommitMeter();
    }

    @Override
    public List<String> invariantNames() {
        return List.of(AtomicCommitment.NAME);
    }

    @Override
    public List<String> landmarks() {
        return List.of("decided-commit", "decided-abort", "in-doubt");
    }

    @Override
    public Process.Factory processes(Setup setup) {
        CommitOptions options = CommitOptions.of(setup);
        return node -> options.coordinators().contains(node) ? new Coordinator(options) : new Participant(options);
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        return wanted.contains(AtomicCommitment.NAME) ? List.of(new AtomicCommitment()) : List.of();
    }
}
