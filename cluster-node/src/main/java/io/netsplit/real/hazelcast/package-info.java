/** Hazelcast. */
@NullMarked
package io.netsplit.real.hazelcast;

import org.jspecify.annotations.NullMarked;
