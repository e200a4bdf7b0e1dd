package io.netsplit.system.chain;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * How one run's chain behaves.
 *
 * @param master address of the master
 * @param firstMembers the first chain, from head to tail
 * @param failoverTimeoutNs after so much silence the master takes a server out of the chain
 * @param heartbeatNs between two renewals of a lease
 * @param apportioned true for CRAQ: every member answers reads
 * @param lease false lets members answer reads without one
 * @param versionQuery false lets a member answer from what it knows of a dirty object
 * @param catchUp false lets a new tail answer before it has what its predecessor has
 * @param fsync false forwards and answers before the disk has
 * @param sessions false lets retries take effect again
 */
record ChainOptions(
        DataType dataType,
        int master,
        List<Integer> firstMembers,
        long failoverTimeoutNs,
        long heartbeatNs,
        boolean apportioned,
        boolean lease,
        boolean versionQuery,
        boolean catchUp,
        boolean fsync,
        boolean sessions) {
    private static final String READS_TAIL = "tail";
    private static final String READS_ANY = "any";

    static final List<Option> OPTIONS = List.of(
            Option.choice(
                    "reads",
                    READS_TAIL,
                    List.of(READS_TAIL, READS_ANY),
                    "Who answers reads: the tail alone, or every member, which asks the tail how far it has come where an update is"
                            + " on its way (CRAQ, section 2.3)."),
            Option.groups(
                    "master",
                    "",
                    "The group whose only node is the master; where none is named, the first node of the topology is it."),
            Option.duration(
                    "failover-timeout",
                    "300ms",
                    "After so much silence the master takes a server out of the chain; a member's lease for reads is nine tenths of"
                            + " it."),
            Option.duration("heartbeat-interval", "50ms", "How often a server renews its lease."),
            Option.flag(
                            "read-lease",
                            true,
                            "A member answers reads only under a lease from the master. Without, a tail that was taken out of the"
                                    + " chain goes on answering, and its answers are stale.")
                    .asSafeguard(),
            Option.flag(
                            "version-query",
                            true,
                            "With reads: any, a member asks the tail where an update is on its way. Without, it answers with what"
                                    + " it knows to be committed, which may be old.")
                    .asSafeguard(),
            Option.flag(
                            "catch-up-before-serving",
                            true,
                            "A new tail answers reads only once it has everything that its predecessor had (OSDI 2004, section 3.3).")
                    .asSafeguard(),
            Option.flag(
                            "fsync-before-forward",
                            true,
                            "A server forwards, and the tail answers, only what its disk has made durable.")
                    .asSafeguard(),
            Option.flag(
                            "client-sessions",
                            true,
                            "A retried operation takes effect once, because the state remembers each session's last answer.")
                    .asSafeguard());

    static ChainOptions of(Setup setup) {
        OptionValues values = setup.options();
        int master = master(setup);
        List<Integer> members = new ArrayList<>();
        for (int node = 0; node < setup.initialNodes(); node++) {
            if (node != master) {
                members.add(node);
            }
        }
        if (members.isEmpty()) {
            throw new IllegalArgumentException(
                    "a chain needs a master and at least one server; give the topology two nodes or more");
        }
        long heartbeatNs = values.durationNs("heartbeat-interval");
        long failoverNs = values.durationNs("failover-timeout");
        if (heartbeatNs <= 0) {
            throw new OptionException("heartbeat-interval", "it must be longer than zero");
        }
        if (failoverNs < 2 * heartbeatNs) {
            throw new OptionException(
                    "failover-timeout",
                    "it must be at least twice heartbeat-interval, or living servers are taken out");
        }
        return new ChainOptions(
                setup.dataType(),
                master,
                List.copyOf(members),
                failoverNs,
                heartbeatNs,
                values.choice("reads").equals(READS_ANY),
                values.flag("read-lease"),
                values.flag("version-query"),
                values.flag("catch-up-before-serving"),
                values.flag("fsync-before-forward"),
                values.flag("client-sessions"));
    }

    private static int master(Setup setup) {
        List<String> named = setup.options().groups("master");
        if (named.isEmpty()) {
            return 0;
        }
        List<Integer> nodes = named.size() == 1 ? setup.groups().get(named.get(0)) : null;
        if (nodes == null || nodes.size() != 1) {
            throw new OptionException(
                    "master", "name one group of one node, as 'master: master' beside 'master: { count: 1 }'");
        }
        return nodes.get(0);
    }

    /** How long a member may answer reads after a renewal: shorter than the timeout by a tenth, for clocks that drift. */
    long leaseNs() {
        return failoverTimeoutNs - failoverTimeoutNs / 10;
    }
}
