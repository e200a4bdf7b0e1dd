/** The links between real nodes, through which every byte passes, and which can be cut. */
@NullMarked
package io.netsplit.real.proxy;

import org.jspecify.annotations.NullMarked;
