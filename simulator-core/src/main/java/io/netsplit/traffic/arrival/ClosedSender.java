package io.netsplit.traffic.arrival;

import io.netsplit.kernel.Event;
import io.netsplit.random.Distribution;
import io.netsplit.random.Prng;

/** Clients that wait for the answer before they send again. The j-th request of a client is the same under every algorithm. */
final class ClosedSender implements Sender {
    private static final int PER_CLIENT_BITS = 40;

    private final Outlet outlet;
    private final Client[] clients;

    ClosedSender(Outlet outlet, Load.Closed load) {
        this.outlet = outlet;
        clients = new Client[load.clients()];
        Prng think = outlet.simulation().random("traffic/think");
        for (int i = 0; i < clients.length; i++) {
            clients[i] = new Thinking(i, load.think(), think);
        }
    }

    ClosedSender(Outlet outlet, Load.Paced load) {
        this.outlet = outlet;
        clients = new Client[load.clients()];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = new Pacing(i, load.intervalNs() * i / clients.length, load.intervalNs());
        }
    }

    @Override
    public void start() {
        for (Client client : clients) {
            client.plan();
        }
    }

    @Override
    public void answered(int client) {
        if (outlet.isSending()) {
            clients[client].plan();
        }
    }

    private abstract class Client implements Event {
        final int which;
        long sent;

        Client(int which) {
            this.which = which;
        }

        /** Schedules the client's next sending. */
        abstract void plan();

        abstract long intendedNs();

        long number() {
            return (long) which << PER_CLIENT_BITS | sent;
        }

        @Override
        public void fire() {
            if (outlet.isSending()) {
                long number = number();
                long intendedNs = intendedNs();
                sent++;
                outlet.begin(number, intendedNs, which);
            }
        }
    }

    private final class Thinking extends Client {
        private final Distribution think;
        private final Prng random;

        Thinking(int which, Distribution think, Prng random) {
            super(which);
            this.think = think;
            this.random = random;
        }

        @Override
        void plan() {
            random.jumpTo(number());
            outlet.simulation().schedule(think.sampleNs(random), this);
        }

        @Override
        long intendedNs() {
            return outlet.simulation().now();
        }
    }

    private final class Pacing extends Client {
        private final long firstNs;
        private final long intervalNs;

        Pacing(int which, long firstNs, long intervalNs) {
            super(which);
            this.firstNs = firstNs;
            this.intervalNs = intervalNs;
        }

        @Override
        void plan() {
            outlet.simulation().scheduleAt(Math.max(outlet.simulation().now(), intendedNs()), this);
        }

        @Override
        long intendedNs() {
            return firstNs + sent * intervalNs;
        }
    }
}
