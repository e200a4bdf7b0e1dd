package io.netsplit.system.raft;

import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Option;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import java.util.List;

/** The consensus algorithm Raft, with everything that a service needs beside the core of the paper. */
public final class Raft implements Protocol {
    @Override
    public String name() {
        return "raft";
    }

    @Override
    public String summary() {
        return "Replicated log with an elected leader: consistent, and available where a majority can talk";
    }

    @Override
    public String reference() {
        return "Ongaro & Ousterhout, In Search of an Understandable Consensus Algorithm, USENIX ATC 2014; Ongaro, Consensus:"
                + " Bridging Theory and Practice, Stanford 2014";
    }

    @Override
    public List<Option> options() {
        return RaftOptions.ALL;
    }

    @Override
    public boolean hasLeader() {
        return true;
    }

    @Override
    public List<String> invariantNames() {
        return RaftInvariants.NAMES;
    }

    @Override
    public List<String> landmarks() {
        return List.of("log-truncated", "snapshot-installed");
    }

    @Override
    public List<String> landmarks(OptionValues values) {
        return values.integer("snapshot-every") == 0 ? List.of("log-truncated") : landmarks();
    }

    @Override
    public Process.Factory processes(Setup setup) {
        RaftOptions options = RaftOptions.of(setup);
        return node -> new RaftServer(setup, options);
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        return RaftInvariants.of(wanted);
    }
}
