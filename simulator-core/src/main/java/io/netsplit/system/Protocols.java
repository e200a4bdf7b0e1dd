package io.netsplit.system;

import io.netsplit.system.broker.MessageBroker;
import io.netsplit.system.chain.Chain;
import io.netsplit.system.commit.TwoPhaseCommit;
import io.netsplit.system.datagrid.DataGrid;
import io.netsplit.system.membership.Gossip;
import io.netsplit.system.membership.HeartbeatDetector;
import io.netsplit.system.membership.PhiAccrual;
import io.netsplit.system.membership.Swim;
import io.netsplit.system.multiprimary.MultiPrimary;
import io.netsplit.system.paxos.MultiPaxos;
import io.netsplit.system.primarybackup.PrimaryBackup;
import io.netsplit.system.quorum.Dynamo;
import io.netsplit.system.raft.Raft;
import io.netsplit.system.replicated.ReplicatedShards;
import io.netsplit.system.saga.OrderSaga;
import io.netsplit.system.sharding.ShardedStore;
import io.netsplit.system.sharding.transaction.ShardedTransactions;
import io.netsplit.system.timestamped.TimestampedKv;
import io.netsplit.system.transactional.TransactionalKv;
import java.util.List;
import java.util.Optional;

/** Every system that a scenario can run, in the order in which they are documented. */
public final class Protocols {
    private static final List<Protocol> ALL = List.of(
            new Raft(),
            new MultiPaxos(),
            new TwoPhaseCommit(),
            new TransactionalKv(),
            new PrimaryBackup(),
            new Chain(),
            new Dynamo(),
            new MultiPrimary(),
            new DataGrid(),
            new TimestampedKv(),
            new ShardedStore(),
            new ReplicatedShards(),
            new ShardedTransactions(),
            new MessageBroker(),
            new OrderSaga(),
            new HeartbeatDetector(),
            new PhiAccrual(),
            new Swim(),
            new Gossip());

    private Protocols() {}

    public static List<Protocol> all() {
        return ALL;
    }

    /** The protocol with this name, if there is one. */
    public static Optional<Protocol> find(String name) {
        return ALL.stream().filter(protocol -> protocol.name().equals(name)).findFirst();
    }

    public static List<String> names() {
        return ALL.stream().map(Protocol::name).toList();
    }
}
