package io.netsplit.network;

import io.netsplit.node.Message;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The connections between all endpoints, one for each direction; a broken one is replaced by the next message. */
final class Streams {
    private final Network network;
    private final StreamSettings settings;
    private @Nullable Connection[][] connections = new Connection[8][];

    Streams(Network network, StreamSettings settings) {
        this.network = network;
        this.settings = settings;
    }

    /** False where the window of the connection is full. */
    boolean send(int from, int to, long id, Message message, long departureNs) {
        return connection(from, to).send(id, message, departureNs);
    }

    /** The process at this address is gone, with its ends of all connections. */
    void stopped(int address) {
        for (int peer = 0; peer < network.endpoints(); peer++) {
            Connection outgoing = existing(address, peer);
            if (outgoing != null && !outgoing.isBroken()) {
                outgoing.senderStopped();
            }
            Connection incoming = existing(peer, address);
            if (incoming != null && !incoming.isBroken()) {
                incoming.receiverStopped();
            }
        }
    }

    private @Nullable Connection existing(int from, int to) {
        if (from >= connections.length) {
            return null;
        }
        @Nullable Connection[] row = connections[from];
        return row == null || to >= row.length ? null : row[to];
    }

    private Connection connection(int from, int to) {
        Connection found = existing(from, to);
        if (found != null && !found.isBroken()) {
            return found;
        }
        if (from >= connections.length) {
            connections = Arrays.copyOf(connections, Math.max(from + 1, 2 * connections.length));
        }
        @Nullable Connection[] row = connections[from];
        if (row == null || to >= row.length) {
            row = row == null ? new Connection[network.endpoints()] : Arrays.copyOf(row, network.endpoints());
            connections[from] = row;
        }
        Connection opened = new Connection(network, settings, from, to);
        row[to] = opened;
        return opened;
    }
}
