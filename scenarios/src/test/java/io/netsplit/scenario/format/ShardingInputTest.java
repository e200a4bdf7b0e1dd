package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a file may not say of shards, and where the finger points. */
class ShardingInputTest {
    private static String messages(String protocol, String options) {
        return messages(protocol, options, "kv");
    }

    private static String messages(String protocol, String options, String type) {
        return new ScenarioReader()
                .read("shards.yaml", """
                netsplit: 1
                name: shards
                run: { duration: 10s }
                topology: { groups: { router: { count: 1 }, shard: { count: 4 } } }
                system:
                  protocol: PROTOCOL
                  with: { OPTIONS }
                workload: { type: TYPE, keys: { count: 100 } }
                assertions: [{ threshold: availability == 100% }]
                """.replace("PROTOCOL", protocol)
                        .replace("OPTIONS", options)
                        .replace("TYPE", type))
                .text();
    }

    @Test
    void moreVirtualNodesThanThereIsMemoryForAreRefused() {
        assertThat(messages("sharded-kv", "virtual-nodes: 900000000"))
                .contains("NS027", "shards.yaml:7:26", "a ring has 1 to");
    }

    @Test
    void splittingWithoutRangesIsRefused() {
        assertThat(messages("sharded-kv", "split-above-rate: 50"))
                .contains("NS027", "shards.yaml:7:29", "needs 'placement: range'");
    }

    @Test
    void mergingWhatWasJustSplitIsRefused() {
        assertThat(messages("sharded-kv", "placement: range, split-above-keys: 9, merge-below: 100%"))
                .contains("NS027", "shards.yaml:7:63", "would be merged again, for ever");
    }

    @Test
    void moreReplicasThanNodesAreRefused() {
        assertThat(messages("replicated-shards", "replicas: 5"))
                .contains("NS027", "shards.yaml:7:21", "a group of raft would be of 5 nodes, and the topology has 4");
        assertThat(messages("replicated-shards", "replicas: 4")).isEmpty();
        assertThat(messages("replicated-shards", "replicas: 4, replication: chain"))
                .contains("NS027", "shards.yaml:7:21", "a group of chain would be of 5 nodes");
    }

    @Test
    void optionOfAnotherReplicationIsRefused() {
        assertThat(messages("replicated-shards", "replication: chain, raft.pre-vote: false"))
                .contains("NS027", "shards.yaml:7:46", "it is an option of raft");
    }

    @Test
    void whatTheReplicationRefusesIsRefusedUnderItsName() {
        assertThat(messages("replicated-shards", "replication: chain, chain.heartbeat-interval: 0s"))
                .contains("NS027", "shards.yaml:7:57", "longer than zero");
    }

    @Test
    void nodesThatDoNotMakeWholeShardsAreRefused() {
        String type = "list-append";
        assertThat(messages("sharded-transactions", "replication: raft, replicas: 3", type))
                .contains("NS027", "shards.yaml:7:40", "a group of 4 nodes is not divided into shards of 3");
        assertThat(messages("sharded-transactions", "replication: raft, replicas: 2", type))
                .isEmpty();
        assertThat(messages("sharded-transactions", "virtual-nodes: 900000000", type))
                .contains("NS027", "shards.yaml:7:26", "a ring has 1 to");
        assertThat(messages("sharded-transactions", "replicas: 2", type)).contains("NS027", "shards.yaml:7:21");
    }

    @Test
    void joinOfTablesWithoutTablesIsRefused() {
        assertThat(messages("sharded-kv", "join: shuffle")).contains("NS027", "shards.yaml:7:17", "needs 'join-keys'");
        assertThat(messages("sharded-kv", "join: shuffle, join-keys: 10")).isEmpty();
        assertThat(messages("sharded-kv", "join-keys: 10, join-by-one-map: false"))
                .contains("NS027", "only joins of whole tables");
    }
}
