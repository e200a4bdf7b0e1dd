package io.netsplit.system.sharding.transaction;

import io.netsplit.node.Context;
import io.netsplit.system.log.LocalLog;
import io.netsplit.system.log.ReplicatedLog;
import io.netsplit.system.log.ReplicatedStateMachine;
import io.netsplit.system.paxos.PaxosLog;
import io.netsplit.system.raft.RaftReplicatedLog;
import java.util.List;

/** What keeps a log: one node's disk, or a group of nodes. */
enum ReplicationWord {
    NONE,
    RAFT,
    MULTI_PAXOS;

    /** One node's end of it. */
    ReplicatedLog log(
            Context context, List<Integer> members, TransactionOptions options, ReplicatedStateMachine machine) {
        return switch (this) {
            case NONE -> new LocalLog(context, machine, true);
            case RAFT ->
                RaftReplicatedLog.of(context, members, options.electionTimeout(), options.heartbeatNs(), machine);
            case MULTI_PAXOS ->
                PaxosLog.of(context, members, options.electionTimeout(), options.heartbeatNs(), machine);
        };
    }
}
