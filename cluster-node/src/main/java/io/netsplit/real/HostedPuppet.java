package io.netsplit.real;

import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.real.control.Wire;
import io.netsplit.real.hosted.ValueCodec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a node that hosts a process of the simulator: messages of clients go to that process as they are, and its
 * events come out here as they are, so that every check of the simulator applies.
 */
final class HostedPuppet extends Puppet {
    HostedPuppet(RunningCluster cluster, int node) {
        super(cluster, node);
    }

    @Override
    public void receive(int from, Message message) {
        say(Wire.line("do", "deliver", "from", from, "message", ValueCodec.text(message)));
    }

    @Override
    void told(Map<String, @Nullable Object> line) {
        switch (Wire.text(line, "ev")) {
            case "deliver" -> context().send((int) Wire.number(line, "to"), (Message) value(line, "message"));
            case "emit" -> context().emit((ProtocolEvent) value(line, "event"));
            case "event" -> context().emit(RealEvent.of(line));
            default -> throw new IllegalArgumentException("a node that hosts a process does not say this: " + line);
        }
    }

    private static Object value(Map<String, @Nullable Object> line, String name) {
        Object value = ValueCodec.read(Wire.text(line, name));
        if (value == null) {
            throw new IllegalArgumentException("nothing where '" + name + "' should be: " + line);
        }
        return value;
    }
}
