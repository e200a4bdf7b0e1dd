/** Who is there and who is not: failure detectors and gossip. These systems hold no data and answer no operations. */
@NullMarked
package io.netsplit.system.membership;

import org.jspecify.annotations.NullMarked;
