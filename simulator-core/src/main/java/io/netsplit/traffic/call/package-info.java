/** What travels in the traffic lab: the request, the hops that it takes, the pool that it returns to. */
@NullMarked
package io.netsplit.traffic.call;

import org.jspecify.annotations.NullMarked;
