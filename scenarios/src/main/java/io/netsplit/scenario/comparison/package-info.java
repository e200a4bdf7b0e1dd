/** Variants of one sweep held against each other, with intervals and verdicts that stay honest when there are many. */
@NullMarked
package io.netsplit.scenario.comparison;

import org.jspecify.annotations.NullMarked;
