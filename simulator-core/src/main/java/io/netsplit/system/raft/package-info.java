/** Raft, complete and readable beside Figure 2 of its paper. */
@NullMarked
package io.netsplit.system.raft;

import org.jspecify.annotations.NullMarked;
