/** Reads JSON into plain values. */
@NullMarked
package io.netsplit.json;

import org.jspecify.annotations.NullMarked;
