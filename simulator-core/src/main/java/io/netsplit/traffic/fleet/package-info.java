/** Servers behind balancers: each balancer with its own, partial view, and what servers tell balancers of themselves. */
@NullMarked
package io.netsplit.traffic.fleet;

import org.jspecify.annotations.NullMarked;
