/** From what a user types to an opened run: the trace, and beside it what was judged. */
@NullMarked
package io.netsplit.visualizer.opening;

import org.jspecify.annotations.NullMarked;
