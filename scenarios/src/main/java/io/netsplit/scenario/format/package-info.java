/** Reads a scenario file: from text to a validated {@link io.netsplit.scenario.format.model.ScenarioFile}, or to all its errors at once. */
@NullMarked
package io.netsplit.scenario.format;

import org.jspecify.annotations.NullMarked;
