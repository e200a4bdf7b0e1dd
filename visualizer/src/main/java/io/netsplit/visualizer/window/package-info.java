/** The JavaFX window: it shows drawings, and turns keys and the mouse into commands. Nothing is computed here. */
@NullMarked
package io.netsplit.visualizer.window;

import org.jspecify.annotations.NullMarked;
