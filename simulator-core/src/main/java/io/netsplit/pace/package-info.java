/** Virtual time that keeps up with the wall clock, for runs in which something outside takes part. */
@NullMarked
package io.netsplit.pace;

import org.jspecify.annotations.NullMarked;
