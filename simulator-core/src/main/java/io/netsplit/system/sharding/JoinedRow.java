package io.netsplit.system.sharding;

/**
 * A row of a join's result.
 *
 * @param key refers to another row
 * @param version of the row that refers
 * @param referred the key that it refers to
 * @param referredVersion of that one's row
 */
record JoinedRow(int key, long version, int referred, long referredVersion) {}
