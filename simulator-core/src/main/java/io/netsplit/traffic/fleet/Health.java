package io.netsplit.traffic.fleet;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;
import io.netsplit.traffic.server.Server;
import java.util.Arrays;

/** What one balancer believes of its servers. Nobody tells it the truth: it has its own checks and its own answers. */
final class Health {
    /** A server that is back gets at least this part of what is chosen for it. */
    private static final double LEAST_SHARE = 0.1;

    private final Simulation simulation;
    private final HealthSpec spec;
    private final Server[] members;
    /** The zone of each member, where zones are told apart; otherwise all are in one. */
    private final int[] zones;

    private final Prng random;
    private final boolean[] checkedWell;
    private final boolean[] drained;
    /** Good checks in a row above 0, bad ones below. */
    private final int[] streak;

    private final int[] errors;
    private final int[] ejections;
    private final long[] ejectedUntilNs;
    private final long[] backSinceNs;
    private boolean isOver;

    Health(Simulation simulation, HealthSpec spec, Server[] members, int[] zones, Prng random) {
        this.simulation = simulation;
        this.spec = spec;
        this.members = members;
        this.zones = spec.panicsPerZone() ? zones : new int[members.length];
        this.random = random;
        checkedWell = new boolean[members.length];
        Arrays.fill(checkedWell, true);
        drained = new boolean[members.length];
        streak = new int[members.length];
        errors = new int[members.length];
        ejections = new int[members.length];
        ejectedUntilNs = new long[members.length];
        backSinceNs = new long[members.length];
        Arrays.fill(backSinceNs, Long.MIN_VALUE / 2);
    }

    /** Begins the checks, spread over the first interval; they end when {@code fleet} is no longer active. */
    void start(Fleet fleet, int balancer) {
        HealthSpec.Checks checks = spec.checks();
        if (checks == null) {
            return;
        }
        for (int place = 0; place < members.length; place++) {
            int which = place;
            long firstNs = checks.intervalNs() * place / members.length;
            simulation.schedule(firstNs, () -> check(fleet, balancer, which, checks));
        }
    }

    /** The balancer is gone, and checks nobody any more. */
    void stop() {
        isOver = true;
    }

    private void check(Fleet fleet, int balancer, int place, HealthSpec.Checks checks) {
        if (isOver) {
            return;
        }
        Server server = members[place];
        boolean answers = fleet.reaches(balancer, server) && server.speed() > 0;
        double lineNs = checks.deep() && answers ? server.workLeftNs() / server.workers() / server.speed() : 0;
        if (answers && lineNs <= checks.timeoutNs()) {
            simulation.schedule((long) lineNs, () -> checked(place, true, checks));
        } else {
            simulation.schedule(checks.timeoutNs(), () -> checked(place, false, checks));
        }
        if (fleet.isActive()) {
            simulation.schedule(checks.intervalNs(), () -> check(fleet, balancer, place, checks));
        }
    }

    private void checked(int place, boolean well, HealthSpec.Checks checks) {
        streak[place] = well ? Math.max(0, streak[place]) + 1 : Math.min(0, streak[place]) - 1;
        if (!checkedWell[place] && streak[place] >= checks.rise()) {
            checkedWell[place] = true;
            backSinceNs[place] = simulation.now();
        } else if (streak[place] <= -checks.fall()) {
            checkedWell[place] = false;
        }
    }

    /** What became of a request there. */
    void ended(int place, boolean ok) {
        HealthSpec.Outliers outliers = spec.outliers();
        if (outliers == null) {
            return;
        }
        errors[place] = ok ? 0 : errors[place] + 1;
        if (errors[place] >= outliers.errors() && !isEjected(place) && mayEject(outliers)) {
            errors[place] = 0;
            ejections[place]++;
            ejectedUntilNs[place] = simulation.now() + outliers.ejectionNs() * ejections[place];
            backSinceNs[place] = ejectedUntilNs[place];
        }
    }

    private boolean mayEject(HealthSpec.Outliers outliers) {
        int ejected = 0;
        int meant = 0;
        for (int place = 0; place < members.length; place++) {
            meant += drained[place] ? 0 : 1;
            ejected += !drained[place] && isEjected(place) ? 1 : 0;
        }
        return ejected == 0 || ejected + 1 <= outliers.mostEjected() * meant;
    }

    private boolean isEjected(int place) {
        return ejectedUntilNs[place] > simulation.now();
    }

    /** The server is to get nothing new, or may again. */
    void drain(int place, boolean drain) {
        if (drained[place] && !drain) {
            backSinceNs[place] = simulation.now();
        }
        drained[place] = drain;
    }

    boolean isDrained(int place) {
        return drained[place];
    }

    /** Whether nothing speaks against the server. */
    boolean isHealthy(int place) {
        return !drained[place] && isWell(place);
    }

    /** Whether the server is in use. */
    boolean isUsed(int place) {
        return !drained[place] && (isWell(place) || isPanic(zones[place]));
    }

    private boolean isWell(int place) {
        return checkedWell[place] && !isEjected(place);
    }

    /** Servers that are to get nothing new count neither as well nor as ill. */
    private boolean isPanic(int zone) {
        if (spec.panicThreshold() == 0) {
            return false;
        }
        int well = 0;
        int wellHere = 0;
        int meantHere = 0;
        for (int place = 0; place < members.length; place++) {
            int here = zones[place] == zone && !drained[place] ? 1 : 0;
            meantHere += here;
            wellHere += isHealthy(place) ? here : 0;
            well += isHealthy(place) ? 1 : 0;
        }
        return well == 0 || wellHere > 0 && wellHere < spec.panicThreshold() * meantHere;
    }

    /** Whether the server takes the request that was chosen for it: while it starts slowly, only sometimes. */
    boolean takes(int place) {
        if (!isUsed(place)) {
            return false;
        }
        long backNs = simulation.now() - backSinceNs[place];
        return backNs >= spec.slowStartNs()
                || random.nextDouble() < Math.max(LEAST_SHARE, (double) backNs / spec.slowStartNs());
    }
}
