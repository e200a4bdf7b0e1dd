package io.netsplit.traffic.fleet;

import io.netsplit.random.Prng;
import io.netsplit.traffic.balancing.Algorithm;
import io.netsplit.traffic.balancing.View;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.server.Server;
import java.util.Arrays;

/** One balancer: an algorithm with its own, partial view of the servers that this balancer uses. */
final class Balancer implements View {
    private final Fleet fleet;
    private final int number;
    /** The balancer's own numbers of servers are places in here. */
    private final Server[] members;
    /** Place of each server of the run in {@link #members}, or -1. */
    private final int[] placeOf;

    private final int[] inFlight;
    private int totalInFlight;
    private final Algorithm algorithm;

    Balancer(Fleet fleet, int number, Server[] all, int[] chosen, Prng random) {
        this.fleet = fleet;
        this.number = number;
        members = new Server[chosen.length];
        placeOf = new int[all.length];
        Arrays.fill(placeOf, -1);
        for (int place = 0; place < chosen.length; place++) {
            members[place] = all[chosen[place]];
            placeOf[chosen[place]] = place;
        }
        inFlight = new int[members.length];
        algorithm = fleet.spec()
                .algorithm()
                .factory()
                .create(this, random, fleet.spec().settings());
    }

    int number() {
        return number;
    }

    Algorithm algorithm() {
        return algorithm;
    }

    /** Sends the request on, or has it held. */
    void dispatch(Request request) {
        int place = algorithm.choose(request);
        if (place == Algorithm.HOLD) {
            fleet.hold(request);
            return;
        }
        Server server = members[place];
        inFlight[place]++;
        totalInFlight++;
        request.server(server.number());
        request.dispatchedNs(nowNs());
        fleet.send(request, server);
    }

    /** The answer is back at the balancer. */
    void answered(Request request) {
        int place = placeOf[request.server()];
        inFlight[place]--;
        totalInFlight--;
        algorithm.answered(place, nowNs() - request.dispatchedNs(), request.isAnsweredOk());
    }

    boolean uses(Server server) {
        return placeOf[server.number()] >= 0;
    }

    void idle(Server server) {
        algorithm.idle(placeOf[server.number()]);
    }

    void probed(Server server, int present, long latencyNs) {
        algorithm.probed(placeOf[server.number()], present, latencyNs);
    }

    @Override
    public int servers() {
        return members.length;
    }

    @Override
    public String name(int server) {
        return members[server].spec().name();
    }

    @Override
    public int weight(int server) {
        return members[server].spec().weight();
    }

    @Override
    public int inFlight(int server) {
        return inFlight[server];
    }

    @Override
    public int totalInFlight() {
        return totalInFlight;
    }

    @Override
    public int present(int server) {
        return fleet.reportedPresent(members[server]);
    }

    @Override
    public int freeWorkers(int server) {
        return members[server].freeWorkers();
    }

    @Override
    public double speed(int server) {
        return members[server].speed();
    }

    @Override
    public int workers(int server) {
        return members[server].spec().workers();
    }

    @Override
    public double workLeftNs(int server) {
        return members[server].workLeftNs();
    }

    @Override
    public long demandNs(int server, Request request) {
        return fleet.demandNs(request, members[server]);
    }

    @Override
    public long nowNs() {
        return fleet.simulation().now();
    }

    @Override
    public void probe(int server) {
        fleet.probe(this, members[server]);
    }
}
