/** Servers as queues: workers, waiting lines and their order, processor sharing, and what goes wrong with a server. */
@NullMarked
package io.netsplit.traffic.server;

import org.jspecify.annotations.NullMarked;
