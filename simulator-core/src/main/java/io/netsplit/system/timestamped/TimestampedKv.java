package io.netsplit.system.timestamped;

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
 * A store whose versions are ordered by the clocks of the nodes that took the writes, and that is linearizable all the same:
 * the commit wait of Spanner (Corbett et al., "Spanner: Google's Globally Distributed Database", OSDI 2012, sections 3 and
 * 4.1.2).
 *
 * <p>Every node takes requests for every key; the versions of key k are at home on node k mod n. A clock says an interval in
 * which the true time lies. A write takes the late end of it for its timestamp, is stored at the key's home, and is answered
 * once the early end has passed the timestamp. Then the timestamp certainly lies in the past, and any write that begins
 * afterwards, through whatever node, gets a larger one: external consistency. A read is answered by the home from the last
 * version up to the late end of its interval, once that version's timestamp has certainly passed, for the same reason. With a
 * constant uncertainty ε a write takes 2ε at least; what it needs for its disk and the way to the home is part of that time,
 * not on top of it.
 *
 * <p>Without waiting, a write through a node whose clock is ahead hides a later one through a node whose clock is behind. The
 * same happens with waiting where a clock is off by more than it says.
 *
 * <p>Left out: replication of each home by Paxos, so that a home that is down answers nobody; transactions over several keys;
 * reads of the past; an uncertainty that grows between synchronisations.
 */
public final class TimestampedKv implements Protocol {
    @Override
    public String name() {
        return "timestamped-kv";
    }

    @Override
    public String summary() {
        return "Writes are ordered by clocks that know their uncertainty, and wait it out.";
    }

    @Override
    public String reference() {
        return "Corbett et al., Spanner: Google's Globally Distributed Database, OSDI 2012, sections 3 and 4.1.2";
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
        return List.of(DataType.REGISTER);
    }

    @Override
    public List<Measure> measures() {
        return List.of(CommitMeter.MEAN, CommitMeter.MAX);
    }

    @Override
    public Meter meter(Setup setup) {
        return new CommitMeter();
    }

    @Override
    public List<String> invariantNames() {
        return List.of();
    }

    @Override
    public Process.Factory processes(Setup setup) {
        Settings settings = Settings.of(setup);
        return node -> new TimestampedNode(settings);
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        return List.of();
    }
}
