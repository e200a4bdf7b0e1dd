/** Apache Ratis. */
@NullMarked
package io.netsplit.real.ratis;

import org.jspecify.annotations.NullMarked;
