package io.netsplit.system.datagrid;

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
 * An in-memory data grid: a map whose keys are spread over the memory of the nodes that are there, each with an owner and
 * backups. Who is there the members agree on by views, which their oldest member makes: group membership after Birman and
 * Joseph ("Exploiting Virtual Synchrony in Distributed Systems", SOSP 1987), as Hazelcast and JGroups have it.
 *
 * <p>A cut makes two views with a coordinator each, and both go on: that is availability. Views that can hear each other
 * again merge: the smaller one gives itself up, and its members bring what they owned; a policy decides between two values
 * for one key, and what it decides against is lost, acknowledged or not. With split-brain protection a view with too few
 * members refuses to work instead; from the cut until the view changes nobody is protected.
 *
 * <p>What it promises: while nobody is cut off and no more nodes crash at a time than a key has backups, every acknowledged
 * write is kept, and everybody sees the same. A compare-and-set is done at the key's owner. A retry takes effect twice.
 *
 * <p>Left out: nodes that were not there in the beginning; agreement of the members on a view before it holds (a bridge makes
 * views that differ from member to member for a while); removed keys are not remembered through a merge.
 */
public final class DataGrid implements Protocol {
    @Override
    public String name() {
        return "data-grid";
    }

    @Override
    public String summary() {
        return "A map in the memory of the members of a view; a cut makes two views, and a policy merges them.";
    }

    @Override
    public String reference() {
        return "Birman and Joseph, Exploiting Virtual Synchrony in Distributed Systems, SOSP 1987; Hazelcast and JGroups manuals";
    }

    @Override
    public List<Option> options() {
        return GridOptions.OPTIONS;
    }

    @Override
    public boolean hasLeader() {
        return true;
    }

    @Override
    public boolean holdsElections() {
        return false;
    }

    @Override
    public String epochWord() {
        return Membership.EPOCH;
    }

    @Override
    public Route defaultRoute() {
        return Route.LOCAL;
    }

    @Override
    public List<DataType> dataTypes() {
        return List.of(DataType.REGISTER, DataType.CAS_REGISTER, DataType.KV, DataType.SET, DataType.COUNTER);
    }

    @Override
    public List<String> landmarks() {
        return List.of("view-given-up");
    }

    @Override
    public List<Measure> measures() {
        return GridMeter.ALL;
    }

    @Override
    public Meter meter(Setup setup) {
        return new GridMeter();
    }

    @Override
    public List<String> invariantNames() {
        return List.of();
    }

    @Override
    public Process.Factory processes(Setup setup) {
        GridOptions options = GridOptions.of(setup);
        return node -> new GridProcess(options);
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        return List.of();
    }
}
