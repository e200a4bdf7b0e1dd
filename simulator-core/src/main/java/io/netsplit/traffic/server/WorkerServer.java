package io.netsplit.traffic.server;

import io.netsplit.kernel.Simulation;
import io.netsplit.traffic.call.Request;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A server whose workers take one request each and finish it before the next; who waits, waits in a line. */
final class WorkerServer extends Server {
    /** The rank of a request that no worker has; otherwise it is the worker's number. */
    private static final double IN_LINE = -1;

    private final WaitingLine line;
    private Worker[] workers;
    /** Numbers of the idle workers, the next to work last. */
    private int[] idle;

    private int idleCount;

    WorkerServer(Simulation simulation, ServerSpec spec, int number, ServerListener listener) {
        super(simulation, spec, number, listener);
        line = WaitingLine.of(spec.discipline(), simulation);
        workers = new Worker[spec.workers()];
        idle = new int[workers.length];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(this, i);
            idle[i] = workers.length - 1 - i;
        }
        idleCount = workers.length;
    }

    @Override
    void enter(Request request) {
        if (hasWorkerLeft()) {
            if (listener.begins(this, request)) {
                workers[idle[--idleCount]].begin(request);
            } else {
                shed(request);
            }
        } else {
            request.rank(IN_LINE);
            line.add(request);
        }
    }

    /** The worker has finished: it takes the next in line before the listener hears of it. */
    void finished(Worker worker, Request request) {
        if (listener.holds(this, request)) {
            worker.keep(request);
        } else {
            free(worker);
            leave(request);
        }
    }

    /** Whether one of the workers that it is to have is idle. */
    private boolean hasWorkerLeft() {
        return workers.length - idleCount < workers();
    }

    /** The worker, which still counts as one that works, takes the next in line; where it is one too many, it goes. */
    private void free(Worker worker) {
        Request following = workers.length - idleCount > workers() ? null : next();
        if (following == null) {
            idle[idleCount++] = worker.number;
        } else {
            worker.begin(following);
        }
    }

    @Override
    void recruit() {
        int before = workers.length;
        if (workers() > before) {
            workers = Arrays.copyOf(workers, workers());
            idle = Arrays.copyOf(idle, workers());
            for (int i = workers.length - 1; i >= before; i--) {
                workers[i] = new Worker(this, i);
                idle[idleCount++] = i;
            }
        }
        while (hasWorkerLeft() && !line.isEmpty()) {
            free(workers[idle[--idleCount]]);
        }
    }

    /** The first in line that is still wanted. */
    private @Nullable Request next() {
        Request request = line.poll();
        while (request != null && (request.isWithdrawn() || !listener.begins(this, request))) {
            if (request.isWithdrawn()) {
                forget(request);
            } else {
                shed(request);
            }
            request = line.poll();
        }
        return request;
    }

    @Override
    void freeWorkerOf(Request request) {
        Worker worker = workers[(int) request.rank()];
        worker.drop();
        free(worker);
    }

    @Override
    boolean takeOut(Request request) {
        if (request.rank() == IN_LINE) {
            return false;
        }
        freeWorkerOf(request);
        return true;
    }

    @Override
    void settle() {
        for (Worker worker : workers) {
            worker.settle();
        }
    }

    @Override
    void resettle() {
        for (Worker worker : workers) {
            worker.plan();
        }
    }

    @Override
    void dropAll() {
        for (int i = 0; i < workers.length; i++) {
            Request cut = workers[i].drop();
            idle[i] = workers.length - 1 - i;
            if (cut != null) {
                lose(cut);
            }
        }
        idleCount = workers.length;
        for (Request waiting = line.poll(); waiting != null; waiting = line.poll()) {
            lose(waiting);
        }
    }

    @Override
    double doneOfPresentNs() {
        double done = 0;
        for (Worker worker : workers) {
            done += worker.doneNs();
        }
        return done;
    }

    long now() {
        return simulation.now();
    }

    /** The request in the hands of worker {@code i}, or null. */
    @Nullable
    Request inService(int i) {
        return workers[i].request();
    }
}
