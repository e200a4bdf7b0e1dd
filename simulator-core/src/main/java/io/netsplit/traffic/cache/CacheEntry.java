package io.netsplit.traffic.cache;

/** What a cache knows of one key. All instants and durations are nanoseconds. */
public final class CacheEntry {
    final int key;
    long version;
    long expiresNs;
    long loadTookNs;
    int dirtyWrites;

    CacheEntry(int key) {
        this.key = key;
    }

    public int key() {
        return key;
    }

    /** Which change of the key's data it holds. */
    public long version() {
        return version;
    }

    /** Until when it is good. */
    public long expiresNs() {
        return expiresNs;
    }

    /** Writes in it that the origin has not got yet. */
    public int dirtyWrites() {
        return dirtyWrites;
    }
}
