/** Judges of whole histories: key by key, with evidence for the first violation. */
@NullMarked
package io.netsplit.check.linearizability.judge;

import org.jspecify.annotations.NullMarked;
