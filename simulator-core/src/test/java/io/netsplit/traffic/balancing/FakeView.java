package io.netsplit.traffic.balancing;

import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.call.RequestPool;

/** A view whose every number a test sets. */
final class FakeView implements View {
    final int[] weights;
    final int[] inFlight;
    final int[] present;
    long nowNs;
    private final RequestPool pool = new RequestPool();

    FakeView(int... weights) {
        this.weights = weights;
        inFlight = new int[weights.length];
        present = new int[weights.length];
    }

    /** A request of this client for this item. */
    Request request(int client, int item) {
        Request request = pool.take(0, nowNs, nowNs);
        request.client(client);
        request.item(item);
        return request;
    }

    @Override
    public int servers() {
        return weights.length;
    }

    @Override
    public String name(int server) {
        return "server" + server;
    }

    @Override
    public int weight(int server) {
        return weights[server];
    }

    @Override
    public int inFlight(int server) {
        return inFlight[server];
    }

    @Override
    public int totalInFlight() {
        int sum = 0;
        for (int each : inFlight) {
            sum += each;
        }
        return sum;
    }

    @Override
    public int present(int server) {
        return present[server];
    }

    @Override
    public int freeWorkers(int server) {
        return 1 - present[server];
    }

    @Override
    public int workers(int server) {
        return 1;
    }

    @Override
    public double speed(int server) {
        return 1;
    }

    @Override
    public double workLeftNs(int server) {
        return 1000.0 * present[server];
    }

    @Override
    public long demandNs(int server, Request request) {
        return 1000;
    }

    @Override
    public boolean isServing(int server) {
        return true;
    }

    @Override
    public boolean isHealthy(int server) {
        return true;
    }

    @Override
    public int zones() {
        return 1;
    }

    @Override
    public int ownZone() {
        return 0;
    }

    @Override
    public int zone(int server) {
        return 0;
    }

    @Override
    public double distanceNs(int zone) {
        return 0;
    }

    @Override
    public double balancersIn(int zone) {
        return 1;
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    @Override
    public void probe(int server) {}
}
