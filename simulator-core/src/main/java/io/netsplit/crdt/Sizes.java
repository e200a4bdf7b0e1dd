package io.netsplit.crdt;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What values take on the wire. */
final class Sizes {
    /** A node's address and a counter. */
    static final int DOT_BYTES = 12;

    private static final int NUMBER_BYTES = 8;

    private Sizes() {}

    /** A number takes eight bytes, text one for each character, a collection what its elements take; nothing takes none. */
    static int of(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof Collection<?> many) {
            int size = 0;
            for (Object one : many) {
                size += of(one);
            }
            return size;
        }
        return value instanceof Crdt<?> state ? state.sizeBytes() : NUMBER_BYTES;
    }
}
