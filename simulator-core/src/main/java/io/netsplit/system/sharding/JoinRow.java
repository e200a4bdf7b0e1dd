package io.netsplit.system.sharding;

/**
 * A row on its way to where it is joined.
 *
 * @param version counts the key's writes
 */
record JoinRow(int key, long version) {}
