/** What runs inside the JVM of a node. */
@NullMarked
package io.netsplit.real.node;

import org.jspecify.annotations.NullMarked;
