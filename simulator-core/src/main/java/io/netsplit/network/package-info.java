/** The simulated network: directed links with latency, loss, bandwidth and cuts; datagrams and reliable streams. */
@NullMarked
package io.netsplit.network;

import org.jspecify.annotations.NullMarked;
