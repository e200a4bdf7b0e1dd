package io.netsplit.trace;

import io.netsplit.node.Message;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the messages sent last, with a hash of their fields, so that what arrives unchanged need not be looked at
 * again. Forgetting costs time and changes no result.
 */
final class SentMessages {
    private static final int SIZE = 1 << 12;

    private final long[] ids = new long[SIZE];
    private final @Nullable Message[] messages = new Message[SIZE];
    private final long[] contents = new long[SIZE];

    SentMessages() {
        Arrays.fill(ids, -1);
    }

    void remember(long id, Message message, long content) {
        int slot = (int) id & (SIZE - 1);
        ids[slot] = id;
        messages[slot] = message;
        contents[slot] = content;
    }

    /** Where this very object was remembered under this number, or -1. */
    int find(long id, Message message) {
        int slot = (int) id & (SIZE - 1);
        return ids[slot] == id && messages[slot] == message ? slot : -1;
    }

    long content(int slot) {
        return contents[slot];
    }
}
