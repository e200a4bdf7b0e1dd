/** The {@code netsplit} command: verbs, flags, exit codes, and what a terminal shows. */
@NullMarked
package io.netsplit.scenario.cli;

import org.jspecify.annotations.NullMarked;
