/**
 * Sagas (Garcia-Molina and Salem, "Sagas", ACM SIGMOD 1987): an order is carried out by several services, each with a store
 * of its own, and undone step by step where one of them cannot. Under {@link io.netsplit.system.saga.Orchestrator} one node
 * says what is next; with {@link io.netsplit.system.saga.OrderDesk} each service tells the next one.
 */
@NullMarked
package io.netsplit.system.saga;

import org.jspecify.annotations.NullMarked;
