/** What a replicated log offers to whoever is built on top of it, whichever consensus algorithm is below. */
@NullMarked
package io.netsplit.system.log;

import org.jspecify.annotations.NullMarked;
