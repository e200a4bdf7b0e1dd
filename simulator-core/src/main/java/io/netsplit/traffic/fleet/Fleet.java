package io.netsplit.traffic.fleet;

import io.netsplit.cluster.clock.NodeClock;
import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Hop;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.call.RequestLine;
import io.netsplit.traffic.server.HabitSpec;
import io.netsplit.traffic.server.Server;
import io.netsplit.traffic.server.ServerListener;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Servers behind balancers. A request is given to {@link #dispatch}, travels to the server that its balancer chose, and its
 * listener hears what became of it there; when the answer is back, {@link #answered} tells the balancer.
 */
public final class Fleet implements ServerListener {
    private final Simulation simulation;
    private final FleetSpec spec;
    private final FleetListener listener;
    private final String stream;
    private final Server[] servers;
    private final Balancer[] balancers;
    private final LoadReports reports;
    private final IdleReports idleReports;
    private final Probes probes;
    private final Map<Integer, NodeClock> clocks = new TreeMap<>();
    private final RequestLine held = new RequestLine();
    /** Servers that are to get nothing new. */
    private final BitSet drained = new BitSet();

    private int restarts;
    private final Hop toServer = this::reachServer;

    /** @param stream the beginning of the names of all streams of chance that this fleet draws from */
    public Fleet(Simulation simulation, FleetSpec spec, String stream, FleetListener listener) {
        this.simulation = simulation;
        this.spec = spec;
        this.listener = listener;
        this.stream = stream;
        servers = new Server[spec.servers().size()];
        for (int i = 0; i < servers.length; i++) {
            servers[i] = Server.of(simulation, spec.servers().get(i), i, this);
        }
        reports = new LoadReports(simulation, servers, spec.loadReportNs(), listener::isActive);
        balancers = new Balancer[spec.balancers() * (spec.isSplit() ? 2 : 1)];
        place(0, 0, spec.splitAt(), stream);
        if (spec.isSplit()) {
            place(spec.balancers(), spec.splitAt(), servers.length, stream + "/second");
        }
        boolean wantsIdle = balancers[0].algorithm().wantsIdle();
        Prng idle = simulation.random(stream + "/idle");
        idleReports = new IdleReports(simulation, this, servers.length, wantsIdle, spec.zones(), idle);
        boolean wantsProbes = balancers[0].algorithm().wantsProbes();
        Prng probing = simulation.random(stream + "/probes");
        probes = new Probes(simulation, servers.length, wantsProbes, spec.zones(), probing);
    }

    /** Makes the balancers of the servers from {@code from} to before {@code to}. */
    private void place(int first, int from, int to, String stream) {
        for (int i = 0; i < spec.balancers(); i++) {
            balancers[first + i] = balancer(i, from, to, stream, "");
        }
    }

    private Balancer balancer(int number, int from, int to, String stream, String life) {
        Prng random = simulation.random(stream + "/balancer/" + number + life);
        Prng health = simulation.random(stream + "/health/" + number + life);
        int[] members = Subsets.of(spec, from, to, number, simulation, stream);
        return new Balancer(this, number, servers, members, random, health);
    }

    /** A balancer stops with all that it knows; who has asked it, and what is held for it, is the caller's affair. */
    public void crashBalancer(int number) {
        balancers[number].stop();
        if (spec.isSplit()) {
            balancers[spec.balancers() + number].stop();
        }
        idleReports.forget(number, servers);
    }

    /** A balancer begins anew, knowing no more than which servers are to get something. */
    public void restartBalancer(int number) {
        String life = "/" + ++restarts;
        begin(number, balancer(number, 0, spec.splitAt(), stream, life));
        if (spec.isSplit()) {
            String second = stream + "/second";
            begin(spec.balancers() + number, balancer(number, spec.splitAt(), servers.length, second, life));
        }
    }

    private void begin(int place, Balancer fresh) {
        balancers[place] = fresh;
        NodeClock clock = clocks.get(fresh.number());
        if (clock != null) {
            fresh.measureBy(clock);
        }
        for (Server server : servers) {
            if (drained.get(server.number())) {
                fresh.drain(server, true);
            }
        }
        fresh.start();
    }

    /** Plans the first reports; once, when the run begins. */
    public void start() {
        for (Server server : servers) {
            if (!server.spec().habits().equals(HabitSpec.NONE)) {
                String which = stream + "/" + server.number();
                server.live(
                        simulation.random(which + "/pauses"),
                        simulation.random(which + "/neighbours"),
                        listener::isActive);
            }
        }
        reports.start();
        idleReports.start(servers);
        for (Balancer balancer : balancers) {
            balancer.start();
        }
    }

    /** All servers, in their order. */
    public List<Server> all() {
        return List.of(servers);
    }

    public int servers() {
        return servers.length;
    }

    /** Server number {@code i}, to be slowed, paused, crashed or restarted. */
    public Server server(int i) {
        return servers[i];
    }

    /** Gives the request to its balancer, {@link Request#balancer}. */
    public void dispatch(Request request) {
        int part = spec.isSplit() && listener.isForSecondPart(request) ? spec.balancers() : 0;
        balancers[part + request.balancer()].dispatch(request);
    }

    /** The answer to the request is back at its balancer. */
    public void answered(Request request) {
        balancer(request.balancer(), request.server()).answered(request);
    }

    /** Balancer number {@code number}, as it chooses among servers like {@code server}. */
    Balancer balancer(int number, int server) {
        return balancers[server < spec.splitAt() ? number : spec.balancers() + number];
    }

    void hold(Request request) {
        held.add(request);
    }

    void send(Request request, Server server) {
        long latencyNs = listener.thereNs(request);
        if (latencyNs != FleetListener.LOST) {
            request.demandNs(demandNs(request, server));
            server.promise(request.demandNs());
            request.travel(simulation, latencyNs, toServer);
        }
    }

    private void reachServer(Request request) {
        Server server = servers[request.server()];
        server.fulfil(request.demandNs());
        idleReports.reached(server, request.balancer());
        server.accept(request);
    }

    @Override
    public void served(Server server, Request request) {
        probes.served(server, request);
        listener.served(server, request);
        Request waiting = held.poll();
        if (waiting != null) {
            dispatch(waiting);
        }
        idleReports.served(server);
    }

    @Override
    public boolean admits(Server server, Request request) {
        return listener.admits(server, request);
    }

    @Override
    public boolean begins(Server server, Request request) {
        return listener.begins(server, request);
    }

    @Override
    public boolean holds(Server server, Request request) {
        return listener.holds(server, request);
    }

    /** Free workers take what is held, in the order in which it came. */
    @Override
    public void ready(Server server) {
        for (int free = server.freeWorkers(); free > 0 && !held.isEmpty(); free--) {
            Request waiting = held.poll();
            if (waiting != null) {
                dispatch(waiting);
            }
        }
        idleReports.served(server);
    }

    @Override
    public void failed(Server server, Request request, Failure failure) {
        listener.failed(server, request, failure);
        if (failure == Failure.SHED || failure == Failure.WITHDRAWN) {
            ready(server);
        }
    }

    /** Balancers send this server nothing new, or may again; what is there goes on. */
    public void drain(int server, boolean drain) {
        drained.set(server, drain);
        for (Balancer balancer : balancers) {
            balancer.drain(servers[server], drain);
        }
    }

    /** The clock of a balancer, which is right unless somebody changes it. */
    public NodeClock clock(int balancer) {
        return clocks.computeIfAbsent(balancer, number -> {
            NodeClock clock = new NodeClock(simulation, simulation.random(stream + "/clock/" + number));
            for (Balancer each : balancers) {
                if (each.number() == number) {
                    each.measureBy(clock);
                }
            }
            return clock;
        });
    }

    boolean reaches(int balancer, Server server) {
        return listener.reaches(balancer, server);
    }

    boolean isActive() {
        return listener.isActive();
    }

    int reportedPresent(Server server) {
        return reports.present(server);
    }

    long demandNs(Request request, Server server) {
        return listener.demandNs(request, server);
    }

    void probe(Balancer balancer, Server server) {
        if (reaches(balancer.number(), server)) {
            probes.send(balancer, server);
        }
    }

    FleetSpec spec() {
        return spec;
    }

    Simulation simulation() {
        return simulation;
    }
}
