/** When requests are sent: open loops, whose clients do not wait, as gaps between arrivals. */
@NullMarked
package io.netsplit.traffic.arrival;

import org.jspecify.annotations.NullMarked;
