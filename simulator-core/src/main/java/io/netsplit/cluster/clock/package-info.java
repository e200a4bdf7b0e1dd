/** Clocks that drift, jump, strobe and are corrected, in integer arithmetic. */
@NullMarked
package io.netsplit.cluster.clock;

import org.jspecify.annotations.NullMarked;
