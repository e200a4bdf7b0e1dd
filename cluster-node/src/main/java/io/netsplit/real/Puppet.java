package io.netsplit.real;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.node.RoleChanged;
import io.netsplit.real.control.Connection;
import io.netsplit.real.control.Wire;
import io.netsplit.system.Applied;
import io.netsplit.system.Inspectable;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands in the run's cluster for one life of a real node: clients' requests go to the node through it, and what the node
 * tells of itself comes out of it as events. All methods are called on the thread of the run.
 */
final class Puppet implements Process, Inspectable {
    private record Asked(int from, int client, long serial) {}

    private final RunningCluster cluster;
    private final int node;
    private final String epochWord;
    private final Map<Long, Asked> open = new LinkedHashMap<>();
    private @Nullable Context context;
    private @Nullable Connection connection;

    Puppet(RunningCluster cluster, int node, String epochWord) {
        this.cluster = cluster;
        this.node = node;
        this.epochWord = epochWord;
    }

    @Override
    public void start(Context own) {
        context = own;
        own.emit(new RoleChanged(RoleChanged.Role.FOLLOWER, 0, epochWord));
        cluster.started(node, this);
    }

    /** The node's process has come up. */
    void connected(Connection with) {
        connection = with;
    }

    @Override
    public void receive(int from, Message message) {
        if (!(message instanceof Request request)) {
            throw new IllegalArgumentException("a real node takes requests of clients, not " + message.type());
        }
        Connection to = connection;
        long id = cluster.nextId();
        open.put(id, new Asked(from, request.client(), request.serial()));
        if (to == null || !to.send(Wire.request(id, request))) {
            answer(id, Reply.Status.REFUSED, null, -1);
        }
    }

    /** The node has said something. */
    void told(Map<String, @Nullable Object> line) {
        Context own = context;
        if (own == null) {
            return;
        }
        switch (Wire.text(line, "ev")) {
            case "answer" ->
                answer(Wire.number(line, "id"), Wire.status(line), Wire.value(line.get("output")), (int)
                        Wire.number(line, "leader"));
            case "role" ->
                own.emit(new RoleChanged(
                        RoleChanged.Role.valueOf(Wire.text(line, "role").toUpperCase(Locale.ROOT)),
                        Wire.number(line, "epoch"),
                        epochWord));
            case "applied" -> own.emit(new Applied(Wire.number(line, "position"), Wire.number(line, "digest")));
            case "event" -> own.emit(RealEvent.of(line));
            default -> {
                // Of the start and the end of a node others take care.
            }
        }
    }

    private void answer(long id, Reply.Status status, @Nullable Object output, int leader) {
        Asked asked = open.remove(id);
        Context own = context;
        if (asked != null && own != null) {
            own.send(asked.from, new Reply(asked.client, asked.serial, status, output, leader));
        }
    }

    /** The node's process has ended, and nobody had asked it to. */
    void lost(String reason) {
        connection = null;
        Context own = context;
        if (own != null) {
            own.halt(reason);
        }
    }

    @Override
    public Map<Object, Object> contents() {
        List<?> pairs = cluster.contents(node, connection);
        Map<Object, Object> contents = new LinkedHashMap<>();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            contents.put(pairs.get(i), pairs.get(i + 1));
        }
        return contents;
    }
}
