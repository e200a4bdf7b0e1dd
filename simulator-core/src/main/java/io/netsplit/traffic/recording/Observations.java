package io.netsplit.traffic.recording;

import io.netsplit.kernel.Simulation;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.server.Server;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a {@link Watch} asks for while a run goes on, and answers afterwards. A request is counted in the windows in
 * which it was meant to be sent; a server's time is counted when it passes.
 */
public final class Observations {
    private final Watch watch;
    private final List<Server> servers;
    private final @Nullable Predicate<Request> crosses;
    private final Slots slots;
    private final Answers[][] answers;
    private final ServerTimes[][] times;
    private final TimeLine timeLine;
    private long sinceNs;
    private long digest = 0x6A09E667F3BCC908L;
    private long sent;
    private long ended;
    private long open;

    public Observations(Watch watch, List<Server> servers) {
        this(watch, servers, null);
    }

    /** @param crosses which requests leave their zone; null where there is one zone */
    public Observations(Watch watch, List<Server> servers, @Nullable Predicate<Request> crosses) {
        this.watch = watch;
        this.crosses = crosses;
        this.servers = List.copyOf(servers);
        slots = new Slots(watch.durationNs(), watch.windows());
        answers = new Answers[slots.count()][watch.selections().size()];
        times = new ServerTimes[slots.count()][servers.size()];
        for (int slot = 0; slot < answers.length; slot++) {
            for (int i = 0; i < answers[slot].length; i++) {
                answers[slot][i] = new Answers();
            }
            for (int i = 0; i < times[slot].length; i++) {
                times[slot][i] = new ServerTimes();
            }
        }
        timeLine = new TimeLine(watch, servers.size());
    }

    /** Plans the instants at which the servers' figures are read; once, when the run begins. */
    public void start(Simulation simulation) {
        TreeSet<Long> instants = new TreeSet<>(Collections.singleton(watch.durationNs()));
        for (long startNs : slots.startsNs()) {
            instants.add(startNs);
        }
        for (int step = 1; step < timeLine.steps(); step++) {
            instants.add(step * watch.bucketNs());
        }
        for (long instant : instants) {
            simulation.scheduleAt(instant, () -> read(instant));
        }
    }

    private void read(long nowNs) {
        if (nowNs == sinceNs) {
            return;
        }
        int slot = slots.at(sinceNs);
        int step = (int) (sinceNs / watch.bucketNs());
        for (int i = 0; i < servers.size(); i++) {
            ServerTimes since = new ServerTimes();
            since.add(servers.get(i));
            servers.get(i).figures().reset();
            times[slot][i].merge(since);
            timeLine.merge(step, i, since);
        }
        sinceNs = nowNs;
    }

    /** A client has sent the request. */
    public void sent(Request request) {
        sent++;
        open += mark(request.number());
    }

    /** The client has its answer, or the news that there is none; once for each request. */
    public void ended(Request request, long nowNs) {
        ended++;
        open -= mark(request.number());
        long latencyNs = nowNs - request.intendedNs();
        boolean inTime = latencyNs <= watch.timeoutNs();
        boolean ok = request.isAnsweredOk() && inTime;
        fold(request, nowNs, ok);
        timeLine.ended(request.intendedNs(), ok, latencyNs);
        Answers[] here = answers[slots.at(request.intendedNs())];
        List<Selection> selections = watch.selections();
        for (int i = 0; i < here.length; i++) {
            if (selections.get(i).takes(request)) {
                count(here[i], ok, inTime, latencyNs);
                if (crosses != null && crosses.test(request)) {
                    here[i].addCrossed();
                }
            }
        }
    }

    private static void count(Answers answers, boolean ok, boolean inTime, long latencyNs) {
        if (ok) {
            answers.addOk(latencyNs);
        } else if (inTime) {
            answers.addFailed();
        } else {
            answers.addTimedOut();
        }
    }

    private void fold(Request request, long nowNs, boolean ok) {
        long place = (long) request.server() << 32 ^ (long) request.balancer() << 1 ^ (ok ? 1 : 0);
        digest = mix(mix(mix(digest, request.number() ^ nowNs), place), request.dispatchedNs());
    }

    private static long mix(long hash, long value) {
        return Long.rotateLeft(hash ^ value * 0x9E3779B97F4A7C15L, 29) * 0xBF58476D1CE4E5B9L;
    }

    private static long mark(long number) {
        return mix(number, 1);
    }

    /** A rolling hash over what every request came to: which server, through which balancer, when, and how. */
    public long digest() {
        return digest;
    }

    /** Requests that were sent, those of a warm-up included. */
    public long sent() {
        return sent;
    }

    /** Ends of requests that clients were told of. */
    public long ended() {
        return ended;
    }

    /** Whether every request that was sent has ended, and none twice. */
    public boolean isEachEndedOnce() {
        return sent == ended && open == 0;
    }

    /** What became of the requests of a selection that were meant to be sent in a window. */
    public Answers answers(int window, int selection) {
        Answers all = new Answers();
        for (int slot = 0; slot < answers.length; slot++) {
            if (slots.isIn(slot, window)) {
                all.merge(answers[slot][selection]);
            }
        }
        return all;
    }

    /** What a server did in a window. */
    public ServerTimes server(int window, int server) {
        ServerTimes all = new ServerTimes();
        for (int slot = 0; slot < times.length; slot++) {
            if (slots.isIn(slot, window)) {
                all.merge(times[slot][server]);
            }
        }
        return all;
    }

    public int servers() {
        return servers.size();
    }

    public TimeLine timeLine() {
        return timeLine;
    }
}
