/** Ways to decide a history without a search, each for the models and histories that allow it. */
@NullMarked
package io.netsplit.check.linearizability.monitor;

import org.jspecify.annotations.NullMarked;
