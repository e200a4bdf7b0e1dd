package io.netsplit.traffic.call;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way from a client through a balancer to a server and back. It is its own event and its own place in a
 * queue, and it goes back to a {@link RequestPool} when it has been answered, so that a run of any length holds only the
 * requests that are in flight, at some hundred bytes each, and allocates nothing for the others. A run that must know more of a
 * request extends it; what is rarely large is kept small here.
 *
 * <p>All instants and durations are nanoseconds of virtual time.
 */
public class Request implements Event {
    /** Asks for nothing that could be told from anything else. */
    public static final int NOTHING = -1;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long number;
    private long intendedNs;
    private long sentNs;
    private long dispatchedNs;
    private long arrivedNs;
    private long demandNs;
    private int item;
    private int client;
    private short kind;
    private byte priority;
    private int presentAtArrival;
    private int balancer;
    private int server;
    private boolean answeredOk;
    private boolean counted;
    private boolean withdrawn;
    private double rank;
    private @Nullable Request next;
    private @Nullable Hop hop;

    protected Request() {}

    protected final Request begin(long number, long intendedNs, long sentNs) {
        this.number = number;
        this.intendedNs = intendedNs;
        this.sentNs = sentNs;
        arrivedNs = sentNs;
        demandNs = 0;
        item = NOTHING;
        client = 0;
        kind = 0;
        priority = 0;
        balancer = 0;
        server = 0;
        answeredOk = false;
        counted = true;
        withdrawn = false;
        return this;
    }

    /** Makes another request of this one, as if it were fresh. */
    public final void renew(long number, long intendedNs, long sentNs) {
        begin(number, intendedNs, sentNs);
    }

    /** Sends this request to {@code hop}, which takes it after {@code latencyNs}; with no latency, at once. */
    public final void travel(Simulation simulation, long latencyNs, Hop hop) {
        if (latencyNs == 0) {
            hop.take(this);
            return;
        }
        this.hop = hop;
        simulation.schedule(latencyNs, this);
    }

    @Override
    public final void fire() {
        Hop arrivedAt = hop;
        if (arrivedAt == null) {
            throw new IllegalStateException("request " + number + " travels nowhere");
        }
        hop = null;
        arrivedAt.take(this);
    }

    /** Which request of the run this is, from 0 in the order in which they were intended. */
    public final long number() {
        return number;
    }

    /** When the client meant to send it. Latency counts from here, also where the client could not send in time. */
    public final long intendedNs() {
        return intendedNs;
    }

    public final long sentNs() {
        return sentNs;
    }

    /** It is sent later than it was made. */
    protected final void sentNs(long timeNs) {
        sentNs = timeNs;
    }

    /** When its balancer sent it on to a server, by the balancer's clock. */
    public final long dispatchedNs() {
        return dispatchedNs;
    }

    public final void dispatchedNs(long timeNs) {
        dispatchedNs = timeNs;
    }

    /** When it reached its server. */
    public final long arrivedNs() {
        return arrivedNs;
    }

    public final void arrivedNs(long timeNs) {
        arrivedNs = timeNs;
    }

    /** A worker begins with it, for which it has waited so long; not called under processor sharing. */
    public void begun(long waitedNs) {}

    /** How long a server of speed 1 works on it. */
    public final long demandNs() {
        return demandNs;
    }

    public final void demandNs(long durationNs) {
        demandNs = durationNs;
    }

    /** What it asks for, as its rank among all that can be asked for, or {@link #NOTHING}. */
    public final int item() {
        return item;
    }

    public final void item(int rank) {
        item = rank;
    }

    /**
     * A hash of what it asks for, by which some algorithms choose: spreads ranks over all 64-bit numbers (the finalizer of
     * SplitMix64). 0 where it asks for {@link #NOTHING}.
     */
    public final long key() {
        long z = (item + 1L) * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The number of the client that sent it. */
    public final int client() {
        return client;
    }

    public final void client(int which) {
        client = which;
    }

    /** The number of its class among those of the run. */
    public final int kind() {
        return kind;
    }

    public final void kind(int which) {
        if (which != (short) which) {
            throw new IllegalArgumentException("a run tells at most " + Short.MAX_VALUE + " kinds apart, not " + which);
        }
        kind = (short) which;
    }

    /** How many requests its server had when it arrived there, itself included. */
    public final int presentAtArrival() {
        return presentAtArrival;
    }

    public final void presentAtArrival(int count) {
        presentAtArrival = count;
    }

    /** Higher is served first by a server that knows priorities. */
    public final int priority() {
        return priority;
    }

    public final void priority(int level) {
        priority = (byte) level;
    }

    public final int balancer() {
        return balancer;
    }

    public final void balancer(int which) {
        balancer = which;
    }

    /** The number of the server that it was sent to. */
    public final int server() {
        return server;
    }

    public final void server(int which) {
        server = which;
    }

    /** Whether a server did its work; false where it was refused or lost. */
    public final boolean isAnsweredOk() {
        return answeredOk;
    }

    public final void answeredOk(boolean ok) {
        answeredOk = ok;
    }

    /** Whether it counts: false during the warm-up. */
    public final boolean isCounted() {
        return counted;
    }

    public final void counted(boolean counts) {
        counted = counts;
    }

    /** Whether it left its server before it was served; the server's line may still hold it. */
    public final boolean isWithdrawn() {
        return withdrawn;
    }

    public final void withdrawn(boolean gone) {
        withdrawn = gone;
    }

    /** A server's own order among its requests. */
    public final double rank() {
        return rank;
    }

    public final void rank(double value) {
        rank = value;
    }

    /** The request behind this one in whatever line it stands; the line alone sets it. */
    public final @Nullable Request next() {
        return next;
    }

    public final void next(@Nullable Request request) {
        next = request;
    }
}
