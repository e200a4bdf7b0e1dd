/** Runs every variant and seed of a scenario and hands back what happened: immutable results that reports read. */
@NullMarked
package io.netsplit.scenario.runner;

import org.jspecify.annotations.NullMarked;
