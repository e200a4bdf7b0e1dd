package io.netsplit.traffic.balancing;

import io.netsplit.traffic.call.Request;

/**
 * The server is a hash of the client's address, modulo the number of servers (as {@code ip_hash} of nginx): a client stays
 * with its server as long as the number of servers stays. It spreads clients, not requests.
 */
final class IpHash implements Algorithm {
    private final View view;

    IpHash(View view) {
        this.view = view;
    }

    @Override
    public int choose(Request request) {
        return (int) Long.remainderUnsigned(Hashes.mix(request.client()), view.servers());
    }
}
