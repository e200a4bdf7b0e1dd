/** Virtual time that keeps up with the wall clock. */
@NullMarked
package io.netsplit.real.pace;

import org.jspecify.annotations.NullMarked;
