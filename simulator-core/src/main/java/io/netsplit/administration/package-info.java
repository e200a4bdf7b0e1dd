/** Changes that an administrator makes to a running system: its membership, and who leads. */
@NullMarked
package io.netsplit.administration;

import org.jspecify.annotations.NullMarked;
