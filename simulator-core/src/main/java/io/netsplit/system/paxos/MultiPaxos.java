package io.netsplit.system.paxos;

import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Option;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import java.util.List;

/**
 * Multi-Paxos (Lamport, "The Part-Time Parliament", ACM TOCS 1998, and "Paxos Made Simple", ACM SIGACT News 2001), in the
 * form that van Renesse and Altinbuken describe ("Paxos Made Moderately Complex", ACM Computing Surveys 2015): one instance
 * of consensus for each slot of a log, with one leader for all of them.
 *
 * <p>A node that has heard from no leader for a random time asks for promises to a ballot of its own (phase 1), once for
 * all slots that are open. With a majority's promises it proposes again, slot by slot, what was accepted in the highest
 * ballot, fills gaps with no-ops, and from then on needs one round of messages for each command (phase 2). It stays leader
 * until somebody begins a higher ballot. Unlike Raft's, this election may be won by a node that lacks chosen commands: it
 * learns them from the promises. Unlike Raft's, a node that was cut off comes back with a ballot that ends the leader's.
 *
 * <p>Viewstamped replication (Oki and Liskov, PODC 1988; Liskov and Cowling, 2012) came to nearly the same at the same time,
 * with a primary in turn for each view. Left out: changes of membership, one acceptor on several machines, a separate
 * number of replicas and acceptors, and a snapshot in parts. Promises carry everything accepted since the candidate's last
 * applied slot.
 */
public final class MultiPaxos implements Protocol {
    @Override
    public String name() {
        return "multi-paxos";
    }

    @Override
    public String summary() {
        return "A log decided slot by slot under the ballot of one leader: consistent, and available where a majority can talk.";
    }

    @Override
    public String reference() {
        return "Lamport, Paxos Made Simple, ACM SIGACT News 2001; van Renesse & Altinbuken, Paxos Made Moderately Complex, ACM"
                + " Computing Surveys 2015";
    }

    @Override
    public List<Option> options() {
        return PaxosOptions.ALL;
    }

    @Override
    public boolean hasLeader() {
        return true;
    }

    @Override
    public String epochWord() {
        return PaxosLog.BALLOT;
    }

    @Override
    public List<String> invariantNames() {
        return PaxosInvariants.NAMES;
    }

    @Override
    public List<String> landmarks() {
        return List.of("preempted", "gap-filled", "snapshot-installed");
    }

    @Override
    public List<String> landmarks(OptionValues values) {
        return values.integer("snapshot-every") == 0 ? List.of("preempted", "gap-filled") : landmarks();
    }

    @Override
    public Process.Factory processes(Setup setup) {
        PaxosOptions options = PaxosOptions.of(setup.options(), setup.initialNodes());
        return node -> new PaxosServer(setup, options);
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        int quorum = setup.initialNodes() / 2 + 1;
        return PaxosInvariants.of(wanted, quorum);
    }
}
