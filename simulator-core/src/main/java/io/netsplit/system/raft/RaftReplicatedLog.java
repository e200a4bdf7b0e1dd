package io.netsplit.system.raft;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.log.ReplicatedLog;
import io.netsplit.system.log.ReplicatedStateMachine;
import io.netsplit.workload.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Raft as a {@link ReplicatedLog} for a state machine of somebody else's. It takes no snapshots. */
public final class RaftReplicatedLog implements ReplicatedLog {
    private final Context context;
    private final RaftServer server;

    private RaftReplicatedLog(Context context, RaftServer server) {
        this.context = context;
        this.server = server;
    }

    /**
     * One node's end of it.
     *
     * @param members addresses of all nodes of the group
     * @param electionTimeout see {@link Raft#options}
     */
    public static RaftReplicatedLog of(
            Context context,
            List<Integer> members,
            OptionValues.Range electionTimeout,
            long heartbeatNs,
            ReplicatedStateMachine machine) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("election-timeout", electionTimeout);
        given.put("heartbeat-interval", heartbeatNs);
        given.put("snapshot-every", 0L);
        OptionValues values = OptionValues.of(RaftOptions.ALL, given);
        Setup setup = new Setup(members.size(), DataType.REGISTER, values);
        return new RaftReplicatedLog(context, new RaftServer(setup, RaftOptions.of(setup), Guest.of(members, machine)));
    }

    @Override
    public void start() {
        server.start(context);
    }

    @Override
    public boolean receive(int from, Message message) {
        if (!(message instanceof RaftMessage)) {
            return false;
        }
        server.receive(from, message);
        return true;
    }

    @Override
    public boolean propose(LogCommand command) {
        if (!server.isLeader()) {
            return false;
        }
        server.leadership().propose(new Command.Foreign(command));
        server.storage().flush();
        return true;
    }

    @Override
    public boolean leads() {
        return server.isLeader();
    }

    @Override
    public int leader() {
        return server.leader();
    }

    @Override
    public long applied() {
        return server.lastApplied();
    }
}
