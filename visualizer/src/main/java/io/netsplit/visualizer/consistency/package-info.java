/**
 * What the recorded history says: the checkers of the simulator, asked again about the operations of a trace, and their answers
 * as data that can be drawn. No toolkit, no engine.
 */
@NullMarked
package io.netsplit.visualizer.consistency;

import org.jspecify.annotations.NullMarked;
