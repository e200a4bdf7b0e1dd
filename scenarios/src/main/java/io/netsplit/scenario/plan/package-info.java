/** Turns a scenario's variant and a seed into a run. Every field of the model is looked at here, or was refused before. */
@NullMarked
package io.netsplit.scenario.plan;

import org.jspecify.annotations.NullMarked;
