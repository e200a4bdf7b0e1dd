/** What became of a scenario: immutable records that the runner makes and every report reads. */
@NullMarked
package io.netsplit.scenario.result;

import org.jspecify.annotations.NullMarked;
