package io.netsplit.traffic.recording;

import io.netsplit.traffic.server.Server;
import io.netsplit.traffic.server.ServerFigures;

/** What one server did over some stretches of time. */
public final class ServerTimes {
    private double busyNs;
    private double presentNs;
    private long lengthNs;
    private long served;
    private long refused;
    private long lost;
    private int mostPresent;

    /** Takes the server's figures since they were reset last. */
    void add(Server server) {
        ServerFigures figures = server.figures();
        if (figures.durationNs() > 0) {
            busyNs += figures.meanBusy() * figures.durationNs() / figures.meanWorkers();
            presentNs += figures.meanPresent() * figures.durationNs();
        }
        lengthNs += figures.durationNs();
        served += figures.served();
        refused += figures.refused();
        lost += figures.lost();
        mostPresent = Math.max(mostPresent, figures.mostPresent());
    }

    void merge(ServerTimes other) {
        busyNs += other.busyNs;
        presentNs += other.presentNs;
        lengthNs += other.lengthNs;
        served += other.served;
        refused += other.refused;
        lost += other.lost;
        mostPresent = Math.max(mostPresent, other.mostPresent);
    }

    /** Time that was passed in work, over its workers on average: fractions of a nanosecond count. */
    public double busyNs() {
        return busyNs;
    }

    /** Time that requests passed here, added up over the requests. */
    public double presentNs() {
        return presentNs;
    }

    /** How long the stretches are together. */
    public long lengthNs() {
        return lengthNs;
    }

    /** Share of its workers at work, on average over time; NaN over no time. */
    public double utilisation() {
        return busyNs / lengthNs;
    }

    /** Requests waiting and in service, on average over time; NaN over no time. */
    public double meanPresent() {
        return presentNs / lengthNs;
    }

    /** The most requests that were there at once. */
    public int mostPresent() {
        return mostPresent;
    }

    /** Requests whose service ended. */
    public long served() {
        return served;
    }

    /** Requests that found no room, or the server down. */
    public long refused() {
        return refused;
    }

    /** Requests that were there when it crashed. */
    public long lost() {
        return lost;
    }
}
