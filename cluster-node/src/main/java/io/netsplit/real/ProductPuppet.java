package io.netsplit.real;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.RoleChanged;
import io.netsplit.real.control.Wire;
import io.netsplit.system.Applied;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Stands for a node of a product, which answers requests and tells of its role. */
final class ProductPuppet extends Puppet {
    private record Asked(int from, int client, long serial) {}

    private final String epochWord;
    private final List<Integer> everybody;
    private final Map<Long, Asked> open = new LinkedHashMap<>();
    private long lastId;

    ProductPuppet(RunningCluster cluster, int node, String epochWord) {
        super(cluster, node);
        this.epochWord = epochWord;
        everybody = IntStream.range(0, cluster.nodes()).boxed().toList();
    }

    @Override
    public void start(Context own) {
        own.emit(new RoleChanged(RoleChanged.Role.FOLLOWER, 0, epochWord));
        super.start(own);
    }

    @Override
    public void receive(int from, Message message) {
        if (!(message instanceof Request request)) {
            throw new IllegalArgumentException("a real node takes requests of clients, not " + message.type());
        }
        long id = ++lastId;
        open.put(id, new Asked(from, request.client(), request.serial()));
        if (!say(Wire.request(id, request))) {
            answer(id, Reply.Status.REFUSED, null, -1);
        }
    }

    @Override
    void told(Map<String, @Nullable Object> line) {
        switch (Wire.text(line, "ev")) {
            case "answer" ->
                answer(Wire.number(line, "id"), Wire.status(line), Wire.value(line.get("output")), (int)
                        Wire.number(line, "leader"));
            case "role" ->
                context()
                        .emit(new RoleChanged(
                                RoleChanged.Role.valueOf(Wire.text(line, "role").toUpperCase(Locale.ROOT)),
                                Wire.number(line, "epoch"),
                                epochWord));
            case "applied" -> context().emit(new Applied(Wire.number(line, "position"), Wire.number(line, "digest")));
            case "held" ->
                context().emit(new RealHeld((int) Wire.number(line, "key"), Wire.number(line, "digest"), everybody));
            case "event" -> context().emit(RealEvent.of(line));
            default -> throw new IllegalArgumentException("a node of a product does not say this: " + line);
        }
    }

    private void answer(long id, Reply.Status status, @Nullable Object output, int leader) {
        Asked asked = open.remove(id);
        if (asked != null) {
            context().send(asked.from, new Reply(asked.client, asked.serial, status, output, leader));
        }
    }
}
