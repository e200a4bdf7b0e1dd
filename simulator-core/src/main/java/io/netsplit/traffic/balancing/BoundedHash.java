package io.netsplit.traffic.balancing;

import io.netsplit.hashing.BoundedLoads;
import io.netsplit.hashing.HashRing;
import io.netsplit.traffic.call.Request;

/**
 * The first server around a hash ring, from the request's key on, that has less than c times the mean of this balancer's
 * requests in flight (Mirrokni, Thorup and Zadimoghaddam, "Consistent Hashing with Bounded Loads", SODA 2018). Keys stay with
 * their servers while load is even; a popular key flows over to the next.
 */
final class BoundedHash implements Algorithm {
    private final View view;
    private final BoundedLoads loads;

    BoundedHash(View view, int virtualNodes, double factor) {
        this.view = view;
        loads = new BoundedLoads(new HashRing(Hashes.names(view), virtualNodes), factor);
    }

    @Override
    public int choose(Request request) {
        return loads.add(request.key(), loads.capacity(view.totalInFlight() + 1L));
    }

    @Override
    public void withdrawn(int server) {
        loads.remove(server);
    }

    @Override
    public void sentTo(int server) {
        loads.place(server);
    }

    @Override
    public void answered(int server, long latencyNs, boolean ok) {
        loads.remove(server);
    }
}
