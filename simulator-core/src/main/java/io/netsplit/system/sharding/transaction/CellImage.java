package io.netsplit.system.sharding.transaction;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one key held at one instant.
 *
 * @param version counts the key's writes, over all its owners
 * @param sessions for each client that wrote it, the serial of the last transaction that did
 */
record CellImage(int key, long version, @Nullable Object value, Map<Integer, Long> sessions) {}
