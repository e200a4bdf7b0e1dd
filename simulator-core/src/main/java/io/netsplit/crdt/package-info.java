/**
 * Conflict-free replicated data types as plain values: states of a join semilattice, and the deltas that updates make of
 * them. No system, no clock, no network.
 */
@NullMarked
package io.netsplit.crdt;

import org.jspecify.annotations.NullMarked;
