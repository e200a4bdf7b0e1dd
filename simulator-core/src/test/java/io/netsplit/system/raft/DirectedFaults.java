package io.netsplit.system.raft;

import static io.netsplit.system.raft.RaftCluster.MS;
import static io.netsplit.system.raft.RaftCluster.others;

import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.system.AdminRequest.Action;
import io.netsplit.system.OptionValues;
import io.netsplit.system.raft.RaftEvent.VoteGranted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fault schedules for what random faults reach too seldom. They only say what breaks when; who wins an election and when a
 * message arrives is left to chance, so that a schedule may miss its aim with one seed and hit it with another. With every
 * safeguard in place none of them may find anything.
 */
final class DirectedFaults {
    private DirectedFaults() {}

    /** Figure 8 of the paper: an entry of an earlier term reaches a majority, and its leader crashes just then. */
    static RaftCluster figure8(long seed, Map<String, Object> options) {
        Map<String, Object> all = new LinkedHashMap<>(options);
        all.put("max-batch", 1L);
        RaftCluster raft = cluster(seed, 5, all);
        // (a) S1 leads and replicates an entry to S2 only.
        int s1 = raft.awaitLeader();
        raft.runFor(200 * MS);
        int s2 = others(5, s1).get(0);
        List<Integer> rest = others(5, s1, s2);
        raft.cutBetween(List.of(s1, s2), rest);
        raft.sendWrite(s1, 2L);
        raft.runFor(10 * MS);
        long contested = raft.server(s1).log().lastIndex();
        // (b) S1 crashes; S5 is elected by the rest and accepts a different entry, which nobody else receives.
        raft.crash(s1);
        if (!raft.runUntil(() -> rest.stream().anyMatch(raft::leads), 2_000 * MS)) {
            return raft;
        }
        int s5 = rest.stream().filter(raft::leads).findFirst().orElseThrow();
        raft.isolate(s5);
        raft.sendWrite(s5, 3L);
        raft.runFor(2 * MS);
        // (c) S5 crashes; S1 restarts. It or S2 is elected, continues to replicate, and crashes when it commits.
        raft.crash(s5);
        raft.healAll();
        raft.cluster().restart(s1);
        if (!raft.runUntil(() -> raft.leads(s1) || raft.leads(s2), 2_000 * MS)) {
            return raft;
        }
        int leader = raft.leader();
        raft.runUntil(() -> raft.server(leader).commitIndex() >= contested, 100 * MS);
        raft.isolate(leader);
        raft.crash(leader);
        raft.runFor(5 * MS);
        // (d) S5 restarts, and may be elected by those who have nothing later than it.
        raft.healAll();
        raft.isolate(leader == s1 ? s2 : s1);
        raft.cluster().restart(s5);
        raft.runFor(1_000 * MS);
        return raft;
    }

    /**
     * Two leaders change the same configuration: one before it is cut off, the other as soon as it is elected (Ongaro,
     * raft-dev 2015). Then the first returns to one server of the old configuration that neither change took out.
     */
    static RaftCluster twoConfigurations(long seed, Map<String, Object> options) {
        RaftCluster raft = cluster(seed, 4, options);
        int first = raft.awaitLeader();
        raft.runFor(200 * MS);
        raft.isolate(first);
        int out = others(4, first).get((int) (seed % 3));
        raft.admin().ask(Action.REMOVE_NODE, out);
        raft.runFor(5 * MS);
        raft.admin().forget();
        if (!raft.runUntil(() -> others(4, first).stream().anyMatch(raft::leads), 2_000 * MS)) {
            return raft;
        }
        int second = raft.leader();
        int lonely = others(4, first, second).stream()
                .filter(node -> node != out)
                .findFirst()
                .orElseThrow();
        int partner = others(4, first, second, lonely).get(0);
        raft.cutBetween(List.of(lonely), List.of(second, partner));
        raft.admin().ask(Action.REMOVE_NODE, first);
        raft.runFor(20 * MS);
        raft.admin().forget();
        raft.healBetween(first, lonely);
        raft.sendWrite(second, 1L);
        raft.runUntil(() -> raft.leads(first), 3_000 * MS);
        raft.runFor(300 * MS);
        return raft;
    }

    /** Voters crash just after they have answered, and are back at once. */
    static RaftCluster forgetfulVoters(long seed, Map<String, Object> options) {
        Map<String, Object> all = new LinkedHashMap<>(options);
        all.put("pre-vote", false);
        all.put("leader-stickiness", false);
        all.put("election-timeout", new OptionValues.Range(60 * MS, 70 * MS));
        all.put("heartbeat-interval", 20 * MS);
        RaftCluster raft =
                RaftCluster.of(seed, 3, all, builder -> builder.latency(Distributions.uniform(1 * MS, 10 * MS)));
        Prng random = raft.cluster().simulation().random("test/directed");
        for (int round = 0; round < 20; round++) {
            int leader = raft.awaitLeader();
            raft.runFor(50 * MS);
            raft.crash(leader);
            raft.cluster().restart(leader);
            crashVoters(raft, random);
        }
        return raft;
    }

    private static void crashVoters(RaftCluster raft, Prng random) {
        List<Integer> nodes = others(3);
        int[] seen = new int[3];
        nodes.forEach(node -> seen[node] = raft.events(node, VoteGranted.class).size());
        for (int step = 0; step < 200; step++) {
            raft.runFor(MS / 2);
            for (int node : nodes) {
                int votes = raft.events(node, VoteGranted.class).size();
                if (votes > seen[node] && random.chance(0.5)) {
                    raft.crash(node);
                    raft.cluster().restart(node);
                }
                seen[node] = random.chance(0.5) ? votes : seen[node];
            }
        }
    }

    private static RaftCluster cluster(long seed, int nodes, Map<String, Object> options) {
        return RaftCluster.of(
                seed, nodes, options, builder -> builder.latency(Distributions.uniform(0.5 * MS, 3 * MS)));
    }
}
