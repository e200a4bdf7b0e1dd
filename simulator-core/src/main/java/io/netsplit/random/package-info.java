/** The one source of chance: a specified generator with named streams, and distributions with specified algorithms. */
@NullMarked
package io.netsplit.random;

import org.jspecify.annotations.NullMarked;
