package io.netsplit.traffic.fleet;

import io.netsplit.cluster.clock.NodeClock;
import io.netsplit.random.Prng;
import io.netsplit.traffic.balancing.Algorithm;
import io.netsplit.traffic.balancing.View;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.server.Server;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One balancer: an algorithm with its own, partial view of the servers that this balancer uses. */
final class Balancer implements View {
    private static final int NONE = -1;

    /** What a server that is not in use has in flight, in the eyes of an algorithm that counts. */
    private static final int FULL = 1 << 28;

    /** How often an algorithm may choose again before the request goes to any server in use: a hash never changes its mind. */
    private static final int CHOICES_AGAIN = 8;

    private final Fleet fleet;
    private final int number;
    /** The balancer's own numbers of servers are places in here. */
    private final Server[] members;
    /** Place of each server of the run in {@link #members}, or -1. */
    private final int[] placeOf;

    private final int[] inFlight;
    private int totalInFlight;
    private final Algorithm algorithm;
    private final Health health;
    private final boolean looksAfterHealth;
    /** Where the session of each client sticks, or -1. */
    private final int[] session;

    private boolean drains;
    private boolean isUp = true;
    private @Nullable NodeClock clock;

    Balancer(Fleet fleet, int number, Server[] all, int[] chosen, Prng random, Prng healthRandom) {
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
        int[] zones = Arrays.stream(chosen).map(fleet.spec().zones()::ofServer).toArray();
        health = new Health(fleet.simulation(), fleet.spec().health(), members, zones, healthRandom);
        looksAfterHealth = !fleet.spec().health().isNone();
        session = new int[fleet.spec().stickyClients()];
        Arrays.fill(session, NONE);
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

    void start() {
        health.start(fleet, number);
    }

    /** It has crashed: it looks at nobody, and is asked no more. */
    void stop() {
        health.stop();
        isUp = false;
    }

    boolean isUp() {
        return isUp;
    }

    void drain(Server server, boolean drain) {
        if (uses(server)) {
            drains = true;
            health.drain(placeOf[server.number()], drain);
        }
    }

    /** Sends the request on, or has it held. */
    void dispatch(Request request) {
        int place = session.length == 0 ? choice(request) : inSession(request);
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

    private int inSession(Request request) {
        int stuck = session[request.client()];
        if (stuck != NONE && (!isWatched() || health.isUsed(stuck))) {
            algorithm.sentTo(stuck);
            return stuck;
        }
        int place = choice(request);
        session[request.client()] = place;
        return place;
    }

    private boolean isWatched() {
        return looksAfterHealth || drains;
    }

    private int choice(Request request) {
        int place = algorithm.choose(request);
        return place == Algorithm.HOLD || !isWatched() || health.takes(place) ? place : another(request, place);
    }

    /** A server in use, as the algorithm chooses it, or after some trials any; the first choice where none is in use. */
    private int another(Request request, int first) {
        int place = first;
        for (int i = 0; i < CHOICES_AGAIN; i++) {
            algorithm.withdrawn(place);
            place = algorithm.choose(request);
            if (place == Algorithm.HOLD || health.takes(place)) {
                return place;
            }
        }
        int start = (int) Long.remainderUnsigned(request.key() * 0x9E3779B97F4A7C15L >>> 17, members.length);
        for (int i = 0; i < members.length; i++) {
            int other = (start + i) % members.length;
            if (health.isUsed(other)) {
                algorithm.withdrawn(place);
                algorithm.sentTo(other);
                return other;
            }
        }
        return place;
    }

    /** The answer is back at the balancer. */
    void answered(Request request) {
        int place = placeOf[request.server()];
        inFlight[place]--;
        totalInFlight--;
        health.ended(place, request.isAnsweredOk());
        algorithm.answered(place, Math.max(0, nowNs() - request.dispatchedNs()), request.isAnsweredOk());
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
        return isWatched() && !health.isUsed(server) ? FULL + inFlight[server] : inFlight[server];
    }

    @Override
    public int totalInFlight() {
        return totalInFlight;
    }

    @Override
    public int present(int server) {
        int present = fleet.reportedPresent(members[server]);
        return isWatched() && !health.isUsed(server) ? FULL + present : present;
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
        return members[server].workers();
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
    public boolean isServing(int server) {
        return !health.isDrained(server);
    }

    @Override
    public boolean isHealthy(int server) {
        return !isWatched() || health.isHealthy(server);
    }

    @Override
    public int zones() {
        return fleet.spec().zones().count();
    }

    @Override
    public int ownZone() {
        return fleet.spec().zones().ofBalancer(number);
    }

    @Override
    public int zone(int server) {
        return fleet.spec().zones().ofServer(members[server].number());
    }

    @Override
    public double distanceNs(int zone) {
        return fleet.spec().zones().distanceNs(ownZone(), zone);
    }

    @Override
    public double balancersIn(int zone) {
        return fleet.spec().zones().balancersIn(zone);
    }

    /** Reads this clock from now on, and not the true time. */
    void measureBy(NodeClock own) {
        clock = own;
    }

    @Override
    public long nowNs() {
        NodeClock own = clock;
        if (own == null) {
            return fleet.simulation().now();
        }
        return fleet.spec().settings().wallClock() ? own.wallNs() : own.monotonicNs();
    }

    @Override
    public void probe(int server) {
        fleet.probe(this, members[server]);
    }
}
