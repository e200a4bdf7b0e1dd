/** Judges what a scenario file claims: one run at a time, then over all seeds. */
@NullMarked
package io.netsplit.scenario.assertion;

import org.jspecify.annotations.NullMarked;
