/** Stable storage that knows what is durable, and what a crash takes away. */
@NullMarked
package io.netsplit.cluster.disk;

import org.jspecify.annotations.NullMarked;
