/** The words that a scenario file may use, each with its meaning: the one list for parser, schema, documentation and runner. */
@NullMarked
package io.netsplit.scenario.format.word;

import org.jspecify.annotations.NullMarked;
