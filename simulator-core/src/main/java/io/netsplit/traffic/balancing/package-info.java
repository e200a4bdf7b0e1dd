/** Load balancing: algorithms that choose a server for a request, what they see, and the registry of them all. */
@NullMarked
package io.netsplit.traffic.balancing;

import org.jspecify.annotations.NullMarked;
