/** A process of the simulator on a real machine: its clock, its timers, its disk, its messages as bytes. */
@NullMarked
package io.netsplit.real.hosted;

import org.jspecify.annotations.NullMarked;
