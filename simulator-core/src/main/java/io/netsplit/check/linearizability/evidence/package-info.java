/** Why a history is not linearizable: the smallest part of it that has no order, and a sentence. */
@NullMarked
package io.netsplit.check.linearizability.evidence;

import org.jspecify.annotations.NullMarked;
