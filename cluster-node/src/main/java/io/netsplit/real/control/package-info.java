/** The conversation between the controller and its nodes. */
@NullMarked
package io.netsplit.real.control;

import org.jspecify.annotations.NullMarked;
