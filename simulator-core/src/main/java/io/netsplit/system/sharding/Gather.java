package io.netsplit.system.sharding;

import org.jspecify.annotations.Nullable;

/**
 * A read of several keys, as one router goes about it: all are asked for at once, and the last answer ends it. The client is
 * answered what the first key holds; the others count for the time that they take and the bytes that they are.
 */
final class Gather {
    private final int key;
    private final int parts;
    private final int remote;
    private int missing;
    private boolean answered;
    private boolean pastDeadline;
    private ShardingMessage.@Nullable Answer first;

    /** {@code remote} of the parts are with another server than {@code key}, which is one of them. */
    Gather(int key, int parts, int remote) {
        this.key = key;
        this.parts = parts;
        this.remote = remote;
        this.missing = parts;
    }

    int parts() {
        return parts;
    }

    int remote() {
        return remote;
    }

    int missing() {
        return missing;
    }

    /** The answer for one of the keys. */
    void arrived(int partKey, ShardingMessage.Answer answer) {
        missing--;
        if (partKey == key) {
            first = answer;
        }
    }

    /** What to tell the client; null while it is not there. */
    ShardingMessage.@Nullable Answer first() {
        return first;
    }

    boolean isPastDeadline() {
        return pastDeadline;
    }

    /** From now on the first key is enough. */
    void deadlinePassed() {
        pastDeadline = true;
    }

    boolean isAnswered() {
        return answered;
    }

    /** The client is not to hear of it again. */
    void answered() {
        answered = true;
    }
}
