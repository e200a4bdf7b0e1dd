/** A simulated cluster: nodes with clocks and disks on a network, seen by observers. */
@NullMarked
package io.netsplit.cluster;

import org.jspecify.annotations.NullMarked;
