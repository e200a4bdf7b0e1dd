/** Runs every variant and seed of a scenario, in parallel, and gathers what happened. */
@NullMarked
package io.netsplit.scenario.runner;

import org.jspecify.annotations.NullMarked;
