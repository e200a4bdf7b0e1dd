/** Shards of which each is a replicated system of its own. */
@NullMarked
package io.netsplit.system.replicated;

import org.jspecify.annotations.NullMarked;
