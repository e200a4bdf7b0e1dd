package io.netsplit.system.sharding;

/**
 * Units that are to go from one server to another.
 *
 * @param id numbers the moves of a run
 */
public record Move(long id, int source, int target, UnitSet units) {}
