/** The discrete-event kernel: virtual time, events totally ordered by (time, sequence), timers, limits, digest. */
@NullMarked
package io.netsplit.kernel;

import org.jspecify.annotations.NullMarked;
