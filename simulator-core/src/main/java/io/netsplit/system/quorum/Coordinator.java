package io.netsplit.system.quorum;

import io.netsplit.causality.Dot;
import io.netsplit.causality.Siblings;
import io.netsplit.causality.VersionVector;
import io.netsplit.history.Functions;
import io.netsplit.workload.Causality;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a node does for a client that has asked it (Dynamo, section 4.5). */
final class Coordinator {
    private final Server server;
    private final DynamoOptions options;

    Coordinator(Server server) {
        this.server = server;
        this.options = server.options;
    }

    /** A client asks this node. */
    void asked(int client, Request request) {
        Placement.Place place = server.placement.place(request.key());
        int replica = options.atReplica() ? firstHealthy(place) : server.self();
        if (replica == server.self()) {
            coordinate(client, request);
        } else {
            server.context.send(replica, new DynamoMessage.Forward(client, request));
        }
    }

    /** This node where it is a replica, else the first replica that is not taken for failed, else this node. */
    private int firstHealthy(Placement.Place place) {
        int self = server.self();
        if (server.placement.isReplica(self, place.range())) {
            return self;
        }
        for (int i = 0; i < options.replicas(); i++) {
            if (!server.health.isSuspected(place.order()[i])) {
                return place.order()[i];
            }
        }
        return self;
    }

    /** Does what the client asks for. */
    void coordinate(int client, Request request) {
        Placement.Place place = server.placement.place(request.key());
        switch (request.function()) {
            case Functions.READ, Functions.GET -> new ReadRound(server, place, client, request).begin();
            case Functions.WRITE, Functions.PUT, Functions.DELETE -> {
                if (options.counters()) {
                    new VersionRound(server, place, client, request).begin();
                } else {
                    write(client, request, place, null);
                }
            }
            case Functions.ADD, Functions.REMOVE -> new VersionRound(server, place, client, request).begin();
            default -> reply(client, request, Reply.Status.REFUSED, null, null);
        }
    }

    /** What a read answers; several values where nobody has chosen between them. */
    void answerRead(int client, Request request, @Nullable Copy copy) {
        if (copy instanceof SiblingCopy siblings) {
            if (siblings.values() > 1) {
                server.context.emit(new DynamoEvent.SiblingsShown(request.key(), siblings.values()));
            }
            reply(client, request, Reply.Status.OK, shown(copy), new SeenVersions(siblings.context()));
        } else {
            reply(client, request, Reply.Status.OK, shown(copy), null);
        }
    }

    private @Nullable Object shown(@Nullable Copy copy) {
        Object value = copy == null ? null : copy.shown();
        return value == null && options.dataType() == DataType.SET ? List.of() : value;
    }

    /** Makes a new copy and sends it out; {@code known} is what a quorum knew, where it was asked. */
    void write(int client, Request request, Placement.Place place, @Nullable Copy known) {
        Object output = null;
        Object value = request.input();
        if (options.dataType() == DataType.SET) {
            TreeSet<Object> elements = elements(known);
            boolean adds = request.function().equals(Functions.ADD);
            output = adds ? elements.add(input(request)) : elements.remove(input(request));
            value = List.copyOf(elements);
        }
        if (options.siblings()) {
            writeSibling(client, request, place, (SiblingCopy) known, value, output);
            return;
        }
        long stamp = options.counters()
                ? 1 + (known instanceof StampedCopy copy ? copy.stamp() : 0)
                : server.context.clock().wallNs();
        Copy copy = new StampedCopy(stamp, server.self(), request.client(), request.serial(), value);
        new WriteRound(server, place, copy, client, request, output, null, null).begin();
    }

    private static TreeSet<Object> elements(@Nullable Copy known) {
        TreeSet<Object> elements = new TreeSet<>();
        if (known != null && known.shown() instanceof Collection<?> present) {
            elements.addAll(present);
        }
        return elements;
    }

    private static Object input(Request request) {
        Object input = request.input();
        if (input == null) {
            throw new IllegalArgumentException(request.function() + " needs an input");
        }
        return input;
    }

    /**
     * The coordinator's own copy numbers the events, so that it has the new one on its disk before anybody else. A node that is
     * no replica keeps it too.
     */
    private void writeSibling(
            int client,
            Request request,
            Placement.Place place,
            @Nullable SiblingCopy known,
            @Nullable Object value,
            @Nullable Object output) {
        SiblingCopy own = (SiblingCopy) server.copies.written(place.key());
        SiblingCopy before = (SiblingCopy) Copy.joinAny(own, known);
        Siblings<Object> siblings = (before == null ? SiblingCopy.NEVER_WRITTEN : before).siblings();
        VersionVector seen = seen(request, known);
        Dot dot = value == null ? null : siblings.context().join(seen).next(server.self());
        server.context.emit(new DynamoEvent.ValueWritten(place.key(), dot, seen));
        Siblings<Object> after = dot == null || value == null
                ? siblings.remove(seen)
                : siblings.write(server.self(), replaced(seen, dot), value);
        Copy copy = new SiblingCopy(after);
        WriteRound round = new WriteRound(server, place, copy, client, request, output, seenAfter(seen, dot), dot);
        server.copies.put(place.key(), copy, round::begin);
    }

    /** With plain version vectors, everything that this coordinator has accepted seems to have been seen. */
    private VersionVector replaced(VersionVector seen, Dot dot) {
        return options.dotted() ? seen : seen.with(dot.node(), dot.counter() - 1);
    }

    /** A vector can say that the client knows its own write only if it knows all that the coordinator wrote before. */
    private static @Nullable Causality seenAfter(VersionVector seen, @Nullable Dot dot) {
        return dot != null && seen.get(dot.node()) == dot.counter() - 1 ? new SeenVersions(seen.with(dot)) : null;
    }

    /** What the client has seen of the object, or, where the coordinator changes a set for it, what the coordinator has. */
    private VersionVector seen(Request request, @Nullable SiblingCopy known) {
        if (options.dataType() == DataType.SET) {
            return known == null ? VersionVector.EMPTY : known.context();
        }
        return request.causality() instanceof SeenVersions versions ? versions.vector() : VersionVector.EMPTY;
    }

    void reply(
            int client, Request request, Reply.Status status, @Nullable Object output, @Nullable Causality causality) {
        server.context.send(
                client, new Reply(request.client(), request.serial(), status, output, DynamoMessage.NOBODY, causality));
    }
}
