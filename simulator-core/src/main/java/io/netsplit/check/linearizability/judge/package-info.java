/** The judge of whole histories: key by key, by monitors and by search, with evidence for the first violation. */
@NullMarked
package io.netsplit.check.linearizability.judge;

import org.jspecify.annotations.NullMarked;
