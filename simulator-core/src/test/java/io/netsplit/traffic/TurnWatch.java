package io.netsplit.traffic;

import io.netsplit.traffic.call.Request;

/** Counts the requests that go to the server whose turn it is. */
final class TurnWatch implements TrafficObserver {
    private final int[] cycle;
    private int turn;
    private int inOrder;

    /** @param cycle servers in the order of their turns, which begins anew after the last */
    TurnWatch(int[] cycle) {
        this.cycle = cycle.clone();
    }

    int inOrder() {
        return inOrder;
    }

    @Override
    public void sent(Request request, long nowNs) {}

    @Override
    public void chosen(Request request, boolean isLost, long nowNs) {
        inOrder += request.server() == cycle[turn] ? 1 : 0;
        turn = (turn + 1) % cycle.length;
    }

    @Override
    public void arrived(Request request, long nowNs) {}

    @Override
    public void answered(Request request, boolean isLost, long nowNs) {}

    @Override
    public void ended(Request request, long nowNs) {}
}
