package io.netsplit.system.multiprimary;

import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import io.netsplit.system.Option;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Route;
import java.util.List;

/**
 * Multi-primary replication, also called multi-leader or multi-master: every node takes writes, acknowledges them on its
 * own, and ships them to the others afterwards (Kleppmann, "Designing Data-Intensive Applications", 2017, chapter 5,
 * "Multi-Leader Replication"; the replication itself after Petersen, Spreitzer, Terry, Theimer and Demers, "Flexible Update
 * Propagation for Weakly Consistent Replication", SOSP 1997: each node logs the updates that it has, those of each origin
 * without gaps, says by a version vector which they are, and sends a neighbour what the neighbour's vector lacks).
 *
 * <p>Every node goes on during every cut: that is availability, and the price is that two clients may change one object
 * without either knowing of the other. What then becomes of it is the option {@code versions}:
 *
 * <ul>
 *   <li>last write wins, by wall clocks: one update survives, the one with the larger timestamp. A clock that is ahead
 *       makes its node win against updates that came later, and even against those that had seen its own;
 *   <li>last write wins, by hybrid logical clocks: an update always prevails over what it had seen; of two concurrent ones,
 *       one is lost;
 *   <li>dotted version vectors: concurrent versions stay beside each other as siblings until somebody who has seen them
 *       writes; nothing is lost, and somebody has to merge;
 *   <li>conflict-free replicated data types: the type itself says how concurrent updates join.
 * </ul>
 *
 * <p>What it promises, while nodes keep what their disks synced: every node that is up and connected comes to hold the
 * same, whatever clocks and links do (strong eventual convergence); with siblings and conflict-free types, no acknowledged
 * update is lost. It promises no order: reads are stale, and a compare-and-set looks at its own node's copy alone.
 *
 * <p>Left out: nodes that join or leave; shortening the log.
 */
public final class MultiPrimary implements Protocol {
    @Override
    public String name() {
        return "multi-primary";
    }

    @Override
    public String summary() {
        return "Every node takes writes and ships them to the others; concurrent ones come together by a rule of choice.";
    }

    @Override
    public String reference() {
        return "Kleppmann, Designing Data-Intensive Applications, 2017, chapter 5; Petersen et al., SOSP 1997";
    }

    @Override
    public List<Option> options() {
        return Settings.OPTIONS;
    }

    @Override
    public boolean hasLeader() {
        return false;
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
    public List<Measure> measures() {
        return MultiPrimaryMeter.ALL;
    }

    @Override
    public Meter meter(Setup setup) {
        Settings settings = Settings.of(setup);
        return new MultiPrimaryMeter(
                settings.versions() == VersionKind.CRDT,
                settings.expires() ? settings.timeToLiveNs() : OptionValues.OFF);
    }

    @Override
    public List<String> invariantNames() {
        return List.of();
    }

    @Override
    public Process.Factory processes(Setup setup) {
        Settings settings = Settings.of(setup);
        return node -> new MultiPrimaryProcess(settings);
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        return List.of();
    }
}
