package io.netsplit.node;

/**
 * Something that a protocol lets the world see: a change of role, an entry appended, a commit. Invariants, time lines and
 * traces are made from these, whether the node is simulated or real.
 */
public interface ProtocolEvent extends Describable {}
