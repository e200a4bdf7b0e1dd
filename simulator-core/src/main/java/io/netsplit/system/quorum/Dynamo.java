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
 * when a node fails; and nobody orders the writes, so that replicas may differ, for a while or until somebody chooses.
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
