/**
 * The traffic lab: requests that arrive, balancers that choose, servers that queue, and what came of it. A plain Java library:
 * describe what is to run in a {@link io.netsplit.traffic.TrafficSpec}, and {@link io.netsplit.traffic.TrafficRun} runs it.
 */
@NullMarked
package io.netsplit.traffic;

import org.jspecify.annotations.NullMarked;
