/** The ordered record of everything observable in a run, its digest, and its file format. */
@NullMarked
package io.netsplit.trace;

import org.jspecify.annotations.NullMarked;
