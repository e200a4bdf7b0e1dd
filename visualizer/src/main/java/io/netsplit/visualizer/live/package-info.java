/** Runs that take place while they are looked at, and what a person does to them: branches, and lines of a scenario. No toolkit. */
@NullMarked
package io.netsplit.visualizer.live;

import org.jspecify.annotations.NullMarked;
