package io.netsplit.system;

import io.netsplit.node.Process;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Route;
import java.util.List;

/**
 * One system that scenarios can run: what it is called, which options it takes, how its nodes are made, and what must
 * always hold. Stateless; one line in the registry each.
 */
public interface Protocol extends SystemUnderTest {
    /** Every option of {@code system.with}, safeguards included, in the order in which they are documented. */
    List<Option> options();

    /** True where nodes stand for election, so that a summary says in how many runs that happened. */
    default boolean holdsElections() {
        return hasLeader();
    }

    /**
     * Types of the protocol events that make a run worth something, as "log-truncated", "snapshot-installed": a summary says in
     * how many runs each was reached. Elections and split votes are counted for every protocol that {@link #hasLeader}.
     */
    default List<String> landmarks() {
        return List.of();
    }

    /** Those of {@link #landmarks} that a run with these options can reach: who takes no snapshots installs none. */
    default List<String> landmarks(OptionValues options) {
        return landmarks();
    }

    /** Whom a client asks where the workload does not say. */
    default Route defaultRoute() {
        return hasLeader() ? Route.LEADER : Route.LOCAL;
    }

    /** What its objects may be; empty where it holds no data and answers no operations: then a run has no workload. */
    default List<DataType> dataTypes() {
        return DataType.ofOneObject();
    }

    /** What clients can ask of objects of this type, see {@link DataType#functions}. */
    default List<String> functions(DataType type) {
        return type.functions();
    }

    /** Takes {@link #measures} in one run. */
    default Meter meter(Setup setup) {
        return Meter.NONE;
    }

    /**
     * Makes the processes of one run. Nodes that join later are made by the same factory.
     *
     * @throws OptionException where the value of an option cannot be
     * @throws IllegalArgumentException where the options do not go together
     */
    Process.Factory processes(Setup setup);

    /** Fresh checkers of one run, one for each of {@link #invariantNames} that is in {@code wanted}. */
    List<Invariant> invariants(Setup setup, List<String> wanted);
}
