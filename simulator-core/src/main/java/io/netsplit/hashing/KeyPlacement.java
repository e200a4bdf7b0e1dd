package io.netsplit.hashing;

import java.util.List;

/** Which node owns which key. Immutable: a change of the nodes is another placement. */
public interface KeyPlacement {
    /** The nodes among which it chooses, by name. */
    List<String> nodes();

    /** Index of the key's owner among {@link #nodes}. */
    int owner(HashKey key);

    /** Name of the key's owner. */
    default String ownerName(HashKey key) {
        return nodes().get(owner(key));
    }
}
