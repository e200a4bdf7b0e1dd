/** What a scenario file says, as immutable records that mirror it. Times are nanoseconds, shares lie between 0 and 1. */
@NullMarked
package io.netsplit.scenario.format.model;

import org.jspecify.annotations.NullMarked;
