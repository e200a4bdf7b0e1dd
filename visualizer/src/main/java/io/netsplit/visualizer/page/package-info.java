/** Pictures of recorded runs as parts of a page; the command line finds them for its reports. */
@NullMarked
package io.netsplit.visualizer.page;

import org.jspecify.annotations.NullMarked;
