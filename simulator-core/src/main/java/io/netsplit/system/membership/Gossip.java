package io.netsplit.system.membership;

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
 * Gossip, or epidemic dissemination (Demers et al., "Epidemic Algorithms for Replicated Database Maintenance", PODC 1987;
 * push: Frieze and Grimmett 1985 and Pittel 1987; push and pull: Karp, Schindelhauer, Shenker and Vöcking, "Randomized Rumor
 * Spreading", FOCS 2000).
 *
 * <p>In every round each node contacts others at random. It tells them what it knows (push), asks them what they know
 * (pull), or both. With push alone n nodes know in about log2 n + ln n rounds: the number of those who know doubles at
 * first, and the last are hit by chance. With push and pull it takes about log3 n, because the last few ask.
 *
 * <p>What a node learns in a round it passes on from its next one, also in answers. Nodes make up rumors by turns. Left out:
 * rumors that die out by themselves, and anything that depends on what a rumor says.
 */
public final class Gossip implements Protocol {
    @Override
    public String name() {
        return "gossip";
    }

    @Override
    public String summary() {
        return "Nodes contact others at random in every round, and tell them, ask them, or both.";
    }

    @Override
    public String reference() {
        return "Demers et al., Epidemic Algorithms for Replicated Database Maintenance, PODC 1987; Karp et al., Randomized Rumor"
                + " Spreading, FOCS 2000";
    }

    @Override
    public List<Option> options() {
        return GossipOptions.OPTIONS;
    }

    @Override
    public boolean hasLeader() {
        return false;
    }

    @Override
    public List<DataType> dataTypes() {
        return List.of();
    }

    @Override
    public List<Measure> measures() {
        return GossipMeter.MEASURES;
    }

    @Override
    public Meter meter(Setup setup) {
        return new GossipMeter(setup);
    }

    @Override
    public List<String> landmarks() {
        return List.of("rumor-learned");
    }

    @Override
    public List<String> invariantNames() {
        return List.of(RumorReachesEverybody.NAME);
    }

    @Override
    public Process.Factory processes(Setup setup) {
        GossipOptions options = GossipOptions.of(setup);
        return node -> new GossipProcess(options);
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        long boundNs = GossipOptions.of(setup).settledNs();
        return wanted.contains(RumorReachesEverybody.NAME)
                ? List.of(new RumorReachesEverybody(setup, boundNs))
                : List.of();
    }
}
