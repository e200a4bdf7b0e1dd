/** Leaderless quorums in the manner of Dynamo: any node coordinates, some of the replicas have to answer. */
@NullMarked
package io.netsplit.system.quorum;

import org.jspecify.annotations.NullMarked;
