/** Proof that the judge is right: against the definition on small histories, against itself on changed larger ones. */
@NullMarked
package io.netsplit.check.linearizability.proof;

import org.jspecify.annotations.NullMarked;
