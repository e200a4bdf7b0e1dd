package io.netsplit.real.jgroupsraft;

import io.netsplit.real.Product;
import io.netsplit.real.ReplicatedLogBackEnd;
import io.netsplit.real.framing.Framing;
import io.netsplit.real.jgroups.Stack;
import io.netsplit.run.RunSpec;
import io.netsplit.system.OptionValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scenarios of Raft on jgroups-raft 1.1: entries of a log on disk, replicated over JGroups' messages, and leaders that are
 * elected when JGroups' view has changed.
 */
public final class JGroupsRaftBackEnd extends ReplicatedLogBackEnd {
    static final String NAME = "jgroups-raft";
    static final String LOCAL_READS = "local";

    private static final String QUORUM_READS = "read-index";
    private static final String ELECTION_TIMEOUT = "election-timeout";
    private static final String HEARTBEAT_INTERVAL = "heartbeat-interval";
    private static final long NS_PER_MS = 1_000_000;
    private static final long VOTE_MS = 500;
    private static final long RESEND_MS = 500;

    /** Options of raft that have an effect here, or a remark; of every other one only the default is taken. */
    private static final List<String> HEEDED = List.of(
            ELECTION_TIMEOUT, HEARTBEAT_INTERVAL, "pre-vote", "reads", "fsync", "snapshot-every", "snapshot-chunk");

    public JGroupsRaftBackEnd() {
        super(
                new Product(
                        NAME,
                        "jgroups-raft 1.1: a replicated log over JGroups, with leaders elected by its views",
                        List.of("raft"),
                        "128m",
                        Product.NOTHING,
                        TYPES,
                        Product.Way.IN_NODE,
                        Framing.NONE),
                NAME,
                HEEDED,
                List.of(QUORUM_READS, LOCAL_READS));
    }

    /** Its role listener knows leaders and followers. */
    @Override
    protected boolean tellsCandidates() {
        return false;
    }

    @Override
    public List<String> remarks(RunSpec spec) {
        List<String> remarks = new ArrayList<>(super.remarks(spec));
        remarks.add("leaders are elected when JGroups' view has changed, after " + suspectMs(spec)
                + "ms of silence, of heartbeats that are sent every " + Stack.HEARTBEAT_MS
                + "ms: election-timeout and heartbeat-interval mean these here");
        remarks.add("no snapshots are taken here: snapshot-every has no effect");
        remarks.addAll(remarksOnReads(spec));
        return remarks;
    }

    @Override
    protected Map<String, Object> nodeOptions(RunSpec spec) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("suspectMs", suspectMs(spec));
        options.put("voteMs", VOTE_MS);
        options.put("resendMs", RESEND_MS);
        options.put("preVote", Boolean.toString(spec.options().flag("pre-vote")));
        options.put("reads", reads(spec));
        options.put("fsync", Boolean.toString(syncsEveryAppend(spec)));
        options.put("seed", spec.seed());
        return options;
    }

    @Override
    protected OptionValues optionsHere(RunSpec spec) {
        long leastMs = suspectMs(spec);
        long mostMs = leastMs + Stack.HEARTBEAT_MS + Stack.VERIFY_MS;
        return spec.options()
                .with(ELECTION_TIMEOUT, new OptionValues.Range(leastMs * NS_PER_MS, mostMs * NS_PER_MS))
                .with(HEARTBEAT_INTERVAL, Stack.HEARTBEAT_MS * NS_PER_MS);
    }

    private static long suspectMs(RunSpec spec) {
        return Math.max(Stack.SUSPECT_MS, spec.options().range(ELECTION_TIMEOUT).minNs() / NS_PER_MS);
    }
}
