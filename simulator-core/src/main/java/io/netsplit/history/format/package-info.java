/** Histories as other tools write them: Jepsen, Porcupine's tests, and netsplit's own lines. */
@NullMarked
package io.netsplit.history.format;

import org.jspecify.annotations.NullMarked;
