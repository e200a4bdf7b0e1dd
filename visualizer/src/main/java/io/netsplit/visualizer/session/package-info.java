/**
 * What is looked at, and how: one observable state behind every pane, with undo, filter, link and commands. No toolkit.
 */
@NullMarked
package io.netsplit.visualizer.session;

import org.jspecify.annotations.NullMarked;
