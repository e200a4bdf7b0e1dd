/**
 * What a history promises short of linearizability: sequential and causal consistency, PRAM and the session guarantees,
 * each with the operations that contradict it.
 */
@NullMarked
package io.netsplit.check.consistency;

import org.jspecify.annotations.NullMarked;
