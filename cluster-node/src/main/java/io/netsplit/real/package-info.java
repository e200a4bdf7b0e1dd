/** Back ends of real nodes: a run of the simulator whose nodes are puppets of JVMs, at the pace of the wall clock. */
@NullMarked
package io.netsplit.real;

import org.jspecify.annotations.NullMarked;
