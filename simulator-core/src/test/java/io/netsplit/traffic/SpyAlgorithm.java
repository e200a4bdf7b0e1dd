package io.netsplit.traffic;

import io.netsplit.traffic.balancing.Algorithm;
import io.netsplit.traffic.call.Request;
import java.util.function.Consumer;

/** An algorithm that shows every request to somebody before it asks the real one. */
record SpyAlgorithm(Algorithm real, Consumer<Request> spy) implements Algorithm {
    @Override
    public int choose(Request request) {
        spy.accept(request);
        return real.choose(request);
    }

    @Override
    public void answered(int server, long latencyNs, boolean ok) {
        real.answered(server, latencyNs, ok);
    }

    @Override
    public void idle(int server) {
        real.idle(server);
    }

    @Override
    public boolean wantsIdle() {
        return real.wantsIdle();
    }

    @Override
    public void probed(int server, int present, long latencyNs) {
        real.probed(server, present, latencyNs);
    }

    @Override
    public boolean wantsProbes() {
        return real.wantsProbes();
    }
}
