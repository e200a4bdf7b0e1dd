/** What histories and beliefs prove: lost writes, convergence, availability, staleness, split-brain. */
@NullMarked
package io.netsplit.check;

import org.jspecify.annotations.NullMarked;
