/**
 * The format itself: every field with its kind, its default and its meaning. Parser, schema and reference documentation are
 * three views of these tables.
 */
@NullMarked
package io.netsplit.scenario.format.grammar;

import org.jspecify.annotations.NullMarked;
