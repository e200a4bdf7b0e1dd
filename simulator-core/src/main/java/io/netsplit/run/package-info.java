/** One run from plain Java: a system, a workload and faults under one seed, and everything that was seen. */
@NullMarked
package io.netsplit.run;

import org.jspecify.annotations.NullMarked;
