/** Benchmarks: outside the ordinary build, started by the command that {@code docs/performance.md} names. */
@NullMarked
package io.netsplit.bench;

import org.jspecify.annotations.NullMarked;
