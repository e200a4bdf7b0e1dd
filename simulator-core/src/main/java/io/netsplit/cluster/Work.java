package io.netsplit.cluster;

import io.netsplit.node.Message;
import java.util.function.Consumer;

/** Something that a process has to handle. */
sealed interface Work {
    /** A message that has arrived. */
    record Arrival(int from, long id, Message message) implements Work {}

    /** A timer that was due; {@code setting} tells whether it was set anew or cancelled meanwhile. */
    record Alarm(ProcessTimer timer, long setting) implements Work {}

    /** A sync that has ended. */
    record Synced(Consumer<Boolean> done, boolean ok) implements Work {}
}
