/**
 * A sharded store of transactions with one mechanism for each level of isolation: {@link
 * io.netsplit.system.transactional.TransactionalKv}. Every node has a {@link io.netsplit.system.transactional.Shard} and a
 * {@link io.netsplit.system.transactional.TransactionCoordinator}; the first one tells the time.
 */
@NullMarked
package io.netsplit.system.transactional;

import org.jspecify.annotations.NullMarked;
