/** Multi-primary replication: every node takes writes, and what was written concurrently comes together afterwards. */
@NullMarked
package io.netsplit.system.multiprimary;

import org.jspecify.annotations.NullMarked;
