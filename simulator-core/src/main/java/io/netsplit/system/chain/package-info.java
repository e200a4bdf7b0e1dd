/** Chain replication and CRAQ, with reconfiguration by a master. */
@NullMarked
package io.netsplit.system.chain;

import org.jspecify.annotations.NullMarked;
