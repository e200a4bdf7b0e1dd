/** JGroups' own Raft, on the channels of {@code real.jgroups}. */
@NullMarked
package io.netsplit.real.jgroupsraft;

import org.jspecify.annotations.NullMarked;
