package io.netsplit.system.raft;

import io.netsplit.system.DataStore;

/**
 * The state that replaces the log up to {@code lastIndex} (Figure 12). Immutable.
 *
 * @param lastIndex the last entry that it replaces
 * @param lastTerm that entry's term
 * @param configuration the latest one up to there
 * @param configurationIndex where it stood in the log
 */
record Snapshot(
        long lastIndex, long lastTerm, Configuration configuration, long configurationIndex, DataStore.Image image) {
    int sizeBytes() {
        return 32 + configuration.sizeBytes() + image.sizeBytes();
    }
}
