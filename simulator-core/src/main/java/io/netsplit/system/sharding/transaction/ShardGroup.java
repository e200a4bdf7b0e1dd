package io.netsplit.system.sharding.transaction;

import java.util.List;

/**
 * The nodes that form one shard.
 *
 * @param number counts the shards from 0, those that may join later included
 * @param members addresses, in the order of the topology; the first one is what maps call the shard
 */
record ShardGroup(int number, List<Integer> members) {
    int shard() {
        return members.get(0);
    }
}
