package io.netsplit.traffic.cache;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Entries by key, up to a capacity, and the policy that says which goes. */
public interface CacheStore {
    /** The entry of this key, where there is one; counts as a use. */
    @Nullable
    CacheEntry get(int key);

    /** As {@link #get}, but no use by one who asks. */
    @Nullable
    CacheEntry peek(int key);

    /** Puts an entry whose key is not there; those that go for it are told to {@code evicted}, perhaps itself. */
    void put(CacheEntry entry, Consumer<CacheEntry> evicted);

    /** An entry that is there is good for another time than before. */
    default void changed(CacheEntry entry) {}

    void remove(int key);

    int size();

    /** Throws everything out, telling it. */
    void clear(Consumer<CacheEntry> lost);
}
