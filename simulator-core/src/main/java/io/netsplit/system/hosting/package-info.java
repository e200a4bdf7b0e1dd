/** Runs many instances of one system side by side on the same nodes, each as if it had its nodes to itself. */
@NullMarked
package io.netsplit.system.hosting;

import org.jspecify.annotations.NullMarked;
