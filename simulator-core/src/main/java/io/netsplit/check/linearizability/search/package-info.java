/** The search for an order of one object's operations that explains every answer. */
@NullMarked
package io.netsplit.check.linearizability.search;

import org.jspecify.annotations.NullMarked;
