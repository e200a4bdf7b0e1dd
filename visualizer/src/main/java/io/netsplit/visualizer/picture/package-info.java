/**
 * What the panes show, as drawings: a function of the session and a size. No toolkit and no protocol is known here; a role, a
 * message or an event is shown as the trace tells it.
 */
@NullMarked
package io.netsplit.visualizer.picture;

import org.jspecify.annotations.NullMarked;
