/**
 * Multi-Paxos, to be read beside Lamport, "Paxos Made Simple" (2001), and van Renesse and Altinbuken, "Paxos Made Moderately
 * Complex" (2015):
 *
 * <ul>
 *   <li>the acceptor and what it must not forget: {@link io.netsplit.system.paxos.Acceptor}
 *   <li>phase 1, a scout's work: {@link io.netsplit.system.paxos.Candidacy}
 *   <li>phase 2, a leader's and its commanders' work: {@link io.netsplit.system.paxos.Leadership}
 *   <li>the replica, which learns, applies and compacts: {@link io.netsplit.system.paxos.Learner}
 *   <li>the four of them on one node: {@link io.netsplit.system.paxos.PaxosLog}; a store on top of it: {@link
 *       io.netsplit.system.paxos.PaxosServer}
 *   <li>what must hold: {@link io.netsplit.system.paxos.PaxosInvariants}
 * </ul>
 */
@NullMarked
package io.netsplit.system.paxos;

import org.jspecify.annotations.NullMarked;
