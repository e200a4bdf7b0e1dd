/**
 * Transactions over shards that are placed as in {@link io.netsplit.system.sharding.ShardedStore}, and move: {@link
 * io.netsplit.system.sharding.transaction.ShardedTransactions}. Routers coordinate; each shard is one node, or a group of
 * nodes with a replicated log.
 */
@NullMarked
package io.netsplit.system.sharding.transaction;

import org.jspecify.annotations.NullMarked;
