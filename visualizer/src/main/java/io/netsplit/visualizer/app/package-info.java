/** The door to the command line: from a request to a window, or to files. */
@NullMarked
package io.netsplit.visualizer.app;

import org.jspecify.annotations.NullMarked;
