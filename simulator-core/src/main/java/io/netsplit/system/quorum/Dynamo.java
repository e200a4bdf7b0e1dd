package io.netsplit.system.quorum;

import io.netsplit.history.Functions;
import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import io.netsplit.system.Option;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import java.util.List;

/**
 * Leaderless quorums (DeCandia et al., "Dynamo: Amazon's Highly Available Key-value Store", SOSP 2007).
 *
 * <p>An object is kept by N nodes that follow its key on a hash ring. Any node takes a client's request, sends it to all N,
 * and answers when R of them have answered a read, or W have a write on disk. Nobody leads, so nothing has to be elected
 * when a node fails; and nobody orders the writes, so that replicas may differ, for a while or until somebody chooses. What
 * brings them together again: a read repairs the old copies that it meets; what a silent replica missed is kept as a hint
 * and handed over; and pairs of replicas compare Merkle trees. With a sloppy quorum, healthy nodes behind the N stand in for
 * silent ones, and count.
 *
 * <p>What it promises, on disks that keep what they synced:
 *
 * <ul>
 *   <li>always: replicas converge once messages arrive again and writes cease, if hints, reads or trees repair them; what was
 *       acknowledged stays on a disk until something replaces it;
 *   <li>{@code conflicts: siblings}: only a write by a client that had seen a value replaces it. A read shows all that nobody
 *       has replaced, as a list; sets are united, so that an added element is never lost and a removed one may come back;
 *   <li>{@code conflicts: last-write-wins} by wall clocks: a write that was acknowledged may lose against one with a clock
 *       that is ahead, even an older one;
 *   <li>strict quorums with R + W above N are not linearizable: of two reads during a write the first may find it and the second
 *       not. {@code read-repair: before-answer} closes that gap (Attiya, Bar-Noy and Dolev, "Sharing Memory Robustly in
 *       Message-Passing Systems", JACM 1995), and {@code versions: counter} orders writes by what was written before (Lynch and
 *       Shvartsman, FTCS 1997). With both, a register or store is linearizable whatever the clocks do, for clients that do not
 *       retry: a retried write is a second write. Sets are read, changed and written, and never linearizable.
 * </ul>
 *
 * <p>Left out: membership (a node that joins later only coordinates, and a removed one is missed for ever), gossip, compaction
 * of the log, pruning of version vectors, and surviving the loss of a disk, after which a coordinator would number its
 * siblings anew.
 */
public final class Dynamo implements Protocol {
    @Override
    public String name() {
        return "dynamo";
    }

    @Override
    public String summary() {
        return "Any node takes a request; R of an object's N replicas answer a read, W take a write; they differ until repaired.";
    }

    @Override
    public String reference() {
        return "DeCandia et al., Dynamo: Amazon's Highly Available Key-value Store, SOSP 2007";
    }

    @Override
    public List<Option> options() {
        return DynamoOptions.OPTIONS;
    }

    @Override
    public boolean hasLeader() {
        return false;
    }

    @Override
    public List<DataType> dataTypes() {
        return List.of(DataType.REGISTER, DataType.KV, DataType.SET);
    }

    @Override
    public List<String> functions(DataType type) {
        return switch (type) {
            case REGISTER -> List.of(Functions.READ, Functions.WRITE);
            case KV -> List.of(Functions.GET, Functions.PUT, Functions.DELETE);
            default -> type.functions();
        };
    }

    @Override
    public List<String> invariantNames() {
        return List.of(AcknowledgedWritesKept.NAME);
    }

    @Override
    public List<String> landmarks() {
        return List.of("hint-kept", "hint-delivered", "read-repaired", "siblings-shown");
    }

    @Override
    public List<Measure> measures() {
        return DynamoMeter.MEASURES;
    }

    @Override
    public Meter meter(Setup setup) {
        return new DynamoMeter();
    }

    @Override
    public Process.Factory processes(Setup setup) {
        DynamoOptions options = DynamoOptions.of(setup);
        Placement placement = new Placement(options.dataNodes(), options.replicas(), options.virtualNodes());
        return node -> new DynamoProcess(options, placement);
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        return wanted.contains(AcknowledgedWritesKept.NAME) ? List.of(new AcknowledgedWritesKept()) : List.of();
    }
}
