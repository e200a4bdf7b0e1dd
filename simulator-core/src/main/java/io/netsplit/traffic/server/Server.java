package io.netsplit.traffic.server;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A server as a queue: requests are given to it and come back through its {@link ServerListener}. It can work slower or
 * faster, stand still with all it holds (a pause), or lose all it holds (a crash).
 *
 * <p>Left out: switching costs between requests, and workers of one server that differ in speed.
 */
public abstract sealed class Server permits WorkerServer, SharingServer {
    protected final Simulation simulation;
    protected final ServerListener listener;
    private final ServerSpec spec;
    private final int number;
    private int workers;
    private double speed = 1;
    private double ownPace = 1;
    /** The product of the two. */
    private double pace = 1;

    private boolean paused;
    private boolean halted;
    private @Nullable Habits habits;
    private boolean up = true;
    private int present;
    private long presentWorkNs;
    private int promised;
    private long promisedWorkNs;
    private final ServerFigures figures;

    Server(Simulation simulation, ServerSpec spec, int number, ServerListener listener) {
        this.simulation = simulation;
        this.spec = spec;
        this.number = number;
        workers = spec.workers();
        this.listener = listener;
        this.figures = new ServerFigures(simulation.now());
    }

    /** A server of this kind, up and empty. */
    public static Server of(Simulation simulation, ServerSpec spec, int number, ServerListener listener) {
        return spec.discipline() == Discipline.PROCESSOR_SHARING
                ? new SharingServer(simulation, spec, number, listener)
                : new WorkerServer(simulation, spec, number, listener);
    }

    public final ServerSpec spec() {
        return spec;
    }

    public final int number() {
        return number;
    }

    /** Takes a request whose demand is known. The listener is told what became of it, at once where it is refused. */
    public final void accept(Request request) {
        request.arrivedNs(simulation.now());
        if (!up) {
            figures.refused++;
            listener.failed(this, request, ServerListener.Failure.DOWN);
        } else if (present >= room()) {
            figures.refused++;
            listener.failed(this, request, ServerListener.Failure.FULL);
        } else if (!listener.admits(this, request)) {
            figures.shed++;
            listener.failed(this, request, ServerListener.Failure.SHED);
        } else {
            advance();
            present++;
            presentWorkNs += request.demandNs();
            request.presentAtArrival(present);
            enter(request);
        }
    }

    /** Takes the request in, which is counted as present already. */
    abstract void enter(Request request);

    /** How many may be there at once: the places to wait stay as many as they are, whatever the number of workers. */
    private long room() {
        return spec.capacity() == ServerSpec.UNBOUNDED
                ? ServerSpec.UNBOUNDED
                : (long) spec.capacity() - spec.workers() + workers;
    }

    private void advance() {
        figures.advance(simulation.now(), present, busy(), workers);
    }

    /** How many workers work. One that goes when it has finished counts as gone. */
    final int busy() {
        return Math.min(present, workers);
    }

    /** Called when the request's work is done and it has been taken out of the server's own lists. */
    final void leave(Request request) {
        uncount(request);
        figures.served++;
        request.answeredOk(true);
        listener.served(this, request);
    }

    private void uncount(Request request) {
        advance();
        present--;
        presentWorkNs -= request.demandNs();
    }

    /** The request, whose turn has come, is not served; it has been taken out of the server's own lists. */
    final void shed(Request request) {
        uncount(request);
        figures.shed++;
        listener.failed(this, request, ServerListener.Failure.SHED);
    }

    /** A request that {@link ServerListener#holds} its worker gives it back and is served. */
    public final void release(Request request) {
        freeWorkerOf(request);
        leave(request);
    }

    /** Frees the worker that a request holds, which takes the next in line. */
    abstract void freeWorkerOf(Request request);

    /**
     * Takes a request that is here out of the server: nobody wants its answer. Where it stands in line, its place stays until
     * its turn comes, and the listener hears of it then.
     */
    public final void withdraw(Request request) {
        request.withdrawn(true);
        uncount(request);
        if (takeOut(request)) {
            listener.failed(this, request, ServerListener.Failure.WITHDRAWN);
        }
    }

    /** Takes out a request that a worker has; false where it stands in line. */
    abstract boolean takeOut(Request request);

    /** A withdrawn request has come up in its line. */
    final void forget(Request request) {
        listener.failed(this, request, ServerListener.Failure.WITHDRAWN);
    }

    /** Works at {@code factor} times the speed of its specification from now on. */
    public final void setSpeed(double factor) {
        if (!(factor > 0 && factor <= 1e6)) {
            throw new IllegalArgumentException("a server's speed lies above 0 and up to 1,000,000, not " + factor);
        }
        speed = factor;
        setPace();
    }

    private void setPace() {
        settle();
        pace = speed * ownPace;
        resettle();
    }

    /**
     * Has so many workers from now on. New ones take who waits; of too many, those that work finish what they have and then
     * go.
     */
    public final void setWorkers(int count) {
        if (count < 1 || count > ServerSpec.MOST_WORKERS) {
            throw new IllegalArgumentException(
                    "a server has from 1 to " + ServerSpec.MOST_WORKERS + " workers, not " + count);
        }
        advance();
        settle();
        int before = workers;
        workers = count;
        recruit();
        resettle();
        if (count > before) {
            listener.ready(this);
        }
    }

    /** How many workers it has now. */
    public final int workers() {
        return workers;
    }

    /** The number of workers has changed: those that are new take who waits. */
    abstract void recruit();

    /** Does by itself what its specification says, as long as {@code goesOn}; called once, when the run begins. */
    public final void live(Prng pausing, Prng stealing, BooleanSupplier goesOn) {
        Habits own = new Habits(simulation, this, spec.habits(), goesOn);
        habits = own;
        own.start(pausing, stealing);
    }

    /** What its own habits leave of its speed. */
    final void setOwnPace(double share) {
        ownPace = share;
        setPace();
    }

    /** Stands still by itself, or goes on. */
    final void halt(boolean stands) {
        if (stands == halted) {
            return;
        }
        settle();
        halted = stands;
        resettle();
        if (!stands) {
            listener.ready(this);
        }
    }

    /** Stands still: what is there stays, what comes waits. */
    public final void pause() {
        settle();
        paused = true;
        resettle();
    }

    public final void resume() {
        settle();
        paused = false;
        resettle();
        listener.ready(this);
    }

    /** Loses all that is there and refuses what comes, until {@link #restart}. */
    public final void crash() {
        if (!up) {
            return;
        }
        advance();
        up = false;
        present = 0;
        presentWorkNs = 0;
        dropAll();
    }

    /** Is up again, empty, at the speed that it had. */
    public final void restart() {
        if (!up) {
            up = true;
            paused = false;
            halted = false;
            if (habits != null) {
                habits.started();
            }
            listener.ready(this);
        }
    }

    final void lose(Request request) {
        if (request.isWithdrawn()) {
            forget(request);
            return;
        }
        figures.lost++;
        listener.failed(this, request, ServerListener.Failure.CRASHED);
    }

    /** Books the work done up to now at the present rate. */
    abstract void settle();

    /** Plans anew what is in service, at the rate that holds from now on. */
    abstract void resettle();

    /** Empties the server, telling {@link #lose} of every request. */
    abstract void dropAll();

    /** Work done for each nanosecond by each busy worker; 0 while paused. */
    final double rate() {
        return paused || halted ? 0 : pace;
    }

    public final boolean isUp() {
        return up;
    }

    /** Work done now for each nanosecond by each busy worker; 0 while it is paused or down. */
    public final double speed() {
        return up ? rate() : 0;
    }

    /** Requests waiting and in service. */
    public final int present() {
        return present;
    }

    /** A request with this demand is on its way here. */
    public final void promise(long demandNs) {
        promised++;
        promisedWorkNs += demandNs;
    }

    /** A promised request has arrived. */
    public final void fulfil(long demandNs) {
        promised--;
        promisedWorkNs -= demandNs;
    }

    /** Workers that neither have a request nor one on its way to them; below 0 where more are coming than can be served. */
    public final int freeWorkers() {
        return up ? workers - present - promised : 0;
    }

    /**
     * Work that is here or on its way and not done yet, in nanoseconds of one worker at speed 1. A real balancer cannot know
     * this; a clairvoyant one does.
     */
    public final double workLeftNs() {
        return promisedWorkNs + presentWorkNs - doneOfPresentNs();
    }

    /** Of the work of the requests that are present, how much is done already. */
    abstract double doneOfPresentNs();

    /** What was counted here; brought up to now. */
    public final ServerFigures figures() {
        advance();
        return figures;
    }
}
