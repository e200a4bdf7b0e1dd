/** What happened before what: version vectors, dots, sibling values, hybrid logical clocks. Values without a system. */
@NullMarked
package io.netsplit.causality;

import org.jspecify.annotations.NullMarked;
