/**
 * A run that somebody looks at while it takes place, and changes by hand: every change makes another scenario, which is run
 * anew to that moment and on. For the dashboard; no screen here.
 */
@NullMarked
package io.netsplit.scenario.live;

import org.jspecify.annotations.NullMarked;
