/** What can go wrong, to whom, when and for how long: faults, selectors, schedules, and what executes them. */
@NullMarked
package io.netsplit.fault;

import org.jspecify.annotations.NullMarked;
