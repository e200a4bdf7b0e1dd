package io.netsplit.traffic.recording;

import io.netsplit.traffic.call.Request;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Some of the requests, by who served them, through which balancer, of which class. What is not given is not asked.
 *
 * @param servers numbers of servers; a request that no server was chosen for is not among them
 * @param balancers numbers of balancers
 * @param kinds numbers of request classes
 * @param clients numbers of clients
 */
public record Selection(
        @Nullable BitSet servers,
        @Nullable BitSet balancers,
        @Nullable BitSet kinds,
        @Nullable BitSet clients) {
    /** Every request. */
    public static final Selection ALL = new Selection(null, null, null, null);

    boolean takes(Request request) {
        return (servers == null || request.server() >= 0 && servers.get(request.server()))
                && (balancers == null || balancers.get(request.balancer()))
                && (kinds == null || kinds.get(request.kind()))
                && (clients == null || clients.get(request.client()));
    }

    /** Whether figures of this server are asked for. */
    public boolean takesServer(int server) {
        return servers == null || servers.get(server);
    }
}
