package io.netsplit.traffic.server;

import io.netsplit.kernel.Simulation;
import io.netsplit.kernel.Timer;
import io.netsplit.traffic.call.Request;

/**
 * Egalitarian processor sharing (Kleinrock, "Time-shared Systems: A Theoretical Treatment", JACM 1967): with n requests and
 * c workers, each request is served at the rate min(1, c / n). A virtual clock counts the work that every request has got
 * since the server last was empty; a request is done when that clock has advanced by its demand, so that the next to finish
 * is the smallest in a heap, whatever comes or goes.
 */
final class SharingServer extends Server {
    private final Timer timer;
    private final RankHeap heap = new RankHeap();
    private double virtualNs;
    /** The sum of the virtual times at which those present came. */
    private double entrySumNs;

    private long settledNs;

    SharingServer(Simulation simulation, ServerSpec spec, int number, ServerListener listener) {
        super(simulation, spec, number, listener);
        timer = simulation.timer(this::finish);
    }

    @Override
    void enter(Request request) {
        settle();
        request.rank(virtualNs + request.demandNs());
        entrySumNs += virtualNs;
        heap.add(request);
        resettle();
    }

    private void finish() {
        settle();
        Request done = heap.poll();
        virtualNs = Math.max(virtualNs, done.rank());
        entrySumNs -= done.rank() - done.demandNs();
        if (heap.isEmpty()) {
            virtualNs = 0;
            entrySumNs = 0;
        }
        resettle();
        leave(done);
    }

    @Override
    void recruit() {
        // The share of each changes, which the caller plans anew.
    }

    @Override
    void freeWorkerOf(Request request) {
        throw new IllegalStateException("under processor sharing no request holds a worker");
    }

    @Override
    boolean takeOut(Request request) {
        settle();
        heap.remove(request);
        entrySumNs -= request.rank() - request.demandNs();
        if (heap.isEmpty()) {
            virtualNs = 0;
            entrySumNs = 0;
        }
        resettle();
        return true;
    }

    @Override
    void settle() {
        virtualNs += (simulation.now() - settledNs) * shareOfEach();
        settledNs = simulation.now();
    }

    private double shareOfEach() {
        int size = heap.size();
        return size == 0 ? 0 : rate() * Math.min(1.0, (double) workers() / size);
    }

    @Override
    void resettle() {
        double share = shareOfEach();
        if (share == 0) {
            timer.cancel();
        } else {
            timer.set((long) StrictMath.ceil(Math.max(0, heap.first().rank() - virtualNs) / share));
        }
    }

    @Override
    void dropAll() {
        timer.cancel();
        while (!heap.isEmpty()) {
            lose(heap.poll());
        }
        virtualNs = 0;
        entrySumNs = 0;
        settledNs = simulation.now();
    }

    @Override
    double doneOfPresentNs() {
        double now = virtualNs + (simulation.now() - settledNs) * shareOfEach();
        return heap.size() * now - entrySumNs;
    }
}
