/** Clients: what they ask for, when, of whom, and what they record. */
@NullMarked
package io.netsplit.workload;

import org.jspecify.annotations.NullMarked;
