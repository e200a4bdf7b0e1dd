package io.netsplit.system.chain;

import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Option;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.workload.Route;
import java.util.List;

/**
 * Chain replication (van Renesse and Schneider, "Chain Replication for Supporting High Throughput and Availability", OSDI
 * 2004), and with {@code reads: any} CRAQ (Terrace and Freedman, "Object Storage on CRAQ", USENIX ATC 2009).
 *
 * <p>Updates enter at the head, pass along the chain, and are acknowledged by the tail, which by then is the last to have
 * them: whatever the tail has, all have. So the tail can answer reads alone, without asking anybody, and the store is
 * linearizable. With CRAQ every member answers reads of objects of which no update is on its way, and asks the tail how
 * far it has come where one is.
 *
 * <p>A master takes failed servers out (§3.2) and lets them in again behind the tail (§3.3). The paper assumes that servers
 * stop when they fail and that this is noticed without mistake; here the network may lie about both. Three things make up for
 * that: a server forwards and accepts only within one numbered view of the chain; a member answers reads only under a lease
 * from the master, which is shorter than the silence that the master waits for; and a server that was brought in answers
 * reads only once it has everything that its predecessor had when the view began.
 *
 * <p>On disks that keep what they synced, or of which not all members' are lost at once, and with clocks that drift apart
 * by less than five percent each, it is linearizable. While the master cannot be reached there are no reads after a lease's
 * length, and no repair. Left out: a replicated master, chains of their own for parts of the data, and snapshots.
 */
public final class Chain implements Protocol {
    @Override
    public String name() {
        return "chain";
    }

    @Override
    public String summary() {
        return "Updates pass from head to tail along a chain that a master repairs; the tail, or with CRAQ anybody, answers reads.";
    }

    @Override
    public String reference() {
        return "van Renesse and Schneider, Chain Replication, OSDI 2004; Terrace and Freedman, Object Storage on CRAQ, ATC 2009";
    }

    @Override
    public List<Option> options() {
        return ChainOptions.OPTIONS;
    }

    @Override
    public boolean hasLeader() {
        return true;
    }

    @Override
    public String epochWord() {
        return "epoch";
    }

    /** A master decides. */
    @Override
    public boolean holdsElections() {
        return false;
    }

    @Override
    public Route defaultRoute() {
        return Route.READS_AND_WRITES;
    }

    @Override
    public List<String> invariantNames() {
        return List.of(UpdatePropagation.NAME);
    }

    @Override
    public List<String> landmarks() {
        return List.of("chain-decided", "log-truncated");
    }

    @Override
    public Process.Factory processes(Setup setup) {
        ChainOptions options = ChainOptions.of(setup);
        return node -> node == options.master() ? new MasterProcess(options) : new ServerProcess(options);
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        return wanted.contains(UpdatePropagation.NAME) ? List.of(new UpdatePropagation()) : List.of();
    }
}
