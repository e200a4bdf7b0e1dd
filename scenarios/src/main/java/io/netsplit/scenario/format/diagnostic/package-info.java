/** Messages about a scenario file: where, what, what was expected, and how to print them. */
@NullMarked
package io.netsplit.scenario.format.diagnostic;

import org.jspecify.annotations.NullMarked;
