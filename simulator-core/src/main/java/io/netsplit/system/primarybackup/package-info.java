/** Primary-backup replication of a log, with automatic failover, with fencing and without. */
@NullMarked
package io.netsplit.system.primarybackup;

import org.jspecify.annotations.NullMarked;
