package io.netsplit.traffic.balancing;

import io.netsplit.traffic.call.Request;

/**
 * The server whose hash with the request's key is the largest (Thaler and Ravishankar, "Using Name-Based Mappings to Increase
 * Hit Rates", IEEE/ACM ToN 1998). A key stays with its server until that one goes; a popular key stays with it too.
 */
final class RendezvousHash implements Algorithm {
    private final long[] servers;

    RendezvousHash(View view) {
        servers = Hashes.ofServers(view);
    }

    @Override
    public int choose(Request request) {
        int best = 0;
        long largest = Hashes.mix(servers[0] ^ request.key());
        for (int server = 1; server < servers.length; server++) {
            long hash = Hashes.mix(servers[server] ^ request.key());
            if (Long.compareUnsigned(hash, largest) > 0) {
                best = server;
                largest = hash;
            }
        }
        return best;
    }
}
