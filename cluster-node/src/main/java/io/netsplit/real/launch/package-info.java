/** Starts and ends the JVMs of nodes. */
@NullMarked
package io.netsplit.real.launch;

import org.jspecify.annotations.NullMarked;
