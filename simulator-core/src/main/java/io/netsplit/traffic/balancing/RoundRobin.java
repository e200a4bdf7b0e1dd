package io.netsplit.traffic.balancing;

import io.netsplit.traffic.call.Request;

/**
 * One server after the other, in a circle (the fair queueing of Nagle, "On Packet Switches with Infinite Storage", RFC 970, 1985,
 * turned round: here the queues are chosen in turn). Of Poisson traffic each of n servers gets every n-th request, which is
 * smoother than chance, and it is blind to what a request costs and how fast a server is.
 */
final class RoundRobin implements Algorithm {
    private final View view;
    private int next;

    RoundRobin(View view) {
        this.view = view;
    }

    @Override
    public int choose(Request request) {
        int chosen = next;
        next = chosen + 1 == view.servers() ? 0 : chosen + 1;
        return chosen;
    }
}
