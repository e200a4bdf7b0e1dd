/** A store whose writes are ordered by timestamps of clocks that know how wrong they may be. */
@NullMarked
package io.netsplit.system.timestamped;

import org.jspecify.annotations.NullMarked;
