/** Where one message of a product ends and the next begins in what its nodes send each other. */
@NullMarked
package io.netsplit.real.framing;

import org.jspecify.annotations.NullMarked;
