package io.netsplit.traffic.server;

import io.netsplit.kernel.Timer;
import io.netsplit.traffic.call.Request;
import org.jspecify.annotations.Nullable;

/** One worker of a server: it has a request or is idle, and its timer stands at the end of the work. */
final class Worker {
    final int number;
    private final WorkerServer server;
    private final Timer timer;
    private @Nullable Request request;
    private double remainingNs;
    private long settledNs;
    private boolean waits;

    Worker(WorkerServer server, int number) {
        this.server = server;
        this.number = number;
        this.timer = server.simulation.timer(this::finish);
    }

    void begin(Request next) {
        request = next;
        next.rank(number);
        next.begun(server.now() - next.arrivedNs());
        remainingNs = next.demandNs();
        settledNs = server.now();
        plan();
    }

    /** The work is done, and the request stays. */
    void keep(Request done) {
        request = done;
        remainingNs = 0;
        waits = true;
    }

    private void finish() {
        Request done = request;
        if (done == null) {
            throw new IllegalStateException("worker " + number + " finished nothing");
        }
        request = null;
        server.finished(this, done);
    }

    /** Books what was done since the last call. */
    void settle() {
        remainingNs = waits ? 0 : Math.max(0, remainingNs - (server.now() - settledNs) * server.rate());
        settledNs = server.now();
    }

    /** Sets the timer to the end of what remains, at the server's present rate. */
    void plan() {
        if (request == null || waits) {
            return;
        }
        double rate = server.rate();
        if (rate == 0) {
            timer.cancel();
        } else {
            timer.set(rate == 1 ? (long) remainingNs : (long) StrictMath.ceil(remainingNs / rate));
        }
    }

    @Nullable
    Request drop() {
        Request cut = request;
        request = null;
        waits = false;
        timer.cancel();
        return cut;
    }

    @Nullable
    Request request() {
        return request;
    }

    /** How much of its present request is done. */
    double doneNs() {
        Request present = request;
        if (present == null) {
            return 0;
        }
        double sinceNs = waits ? 0 : (server.now() - settledNs) * server.rate();
        return present.demandNs() - remainingNs + sinceNs;
    }
}
