package io.netsplit.traffic.balancing;

import io.netsplit.hashing.Maglev;
import io.netsplit.traffic.call.Request;

/**
 * The server in the request's place of a Maglev table (Eisenbud et al., "Maglev: A Fast and Reliable Software Network Load
 * Balancer", NSDI 2016, section 3.4). Every balancer makes the same table from the same names, so that a key meets the same
 * server whichever balancer it comes through.
 */
final class MaglevHash implements Algorithm {
    private final Maglev table;

    MaglevHash(View view) {
        table = new Maglev(Hashes.names(view));
    }

    @Override
    public int choose(Request request) {
        return table.owner(request.key());
    }
}
