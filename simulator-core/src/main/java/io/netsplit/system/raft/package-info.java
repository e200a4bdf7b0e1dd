/**
 * Raft, to be read beside Figure 2 of its paper (Ongaro and Ousterhout, USENIX ATC 2014):
 *
 * <ul>
 *   <li>"State" and "All Servers": {@link io.netsplit.system.raft.RaftServer}; the log itself: {@link
 *       io.netsplit.system.raft.RaftLog}; what is persistent: {@link io.netsplit.system.raft.StableStorage}
 *   <li>"RequestVote", "Followers" and "Candidates": {@link io.netsplit.system.raft.Elections}
 *   <li>"AppendEntries", receiver: {@link io.netsplit.system.raft.Followership}
 *   <li>"Leaders" and nextIndex[], matchIndex[]: {@link io.netsplit.system.raft.Leadership} and {@link
 *       io.netsplit.system.raft.Peer}
 *   <li>Figure 3, the five properties: {@link io.netsplit.system.raft.RaftInvariants}
 *   <li>§6 membership: {@link io.netsplit.system.raft.Membership}, with single-server changes as in chapter 4 of Ongaro's
 *       dissertation; §7 log compaction: {@link io.netsplit.system.raft.Snapshots}; §8 clients: {@link
 *       io.netsplit.system.raft.Clients} and {@link io.netsplit.system.raft.LinearizableReads}
 * </ul>
 *
 * <p>Left out: joint consensus, which single-server changes replace; expiry of sessions; witnesses.
 */
@NullMarked
package io.netsplit.system.raft;

import org.jspecify.annotations.NullMarked;
