package io.netsplit.system.sharding;

import io.netsplit.system.DataStore;

/**
 * What one key held at one instant, with the sessions that have changed it.
 *
 * @param version counts the key's writes, over all its owners
 */
record KeyImage(int key, long version, DataStore.Image image) {}
