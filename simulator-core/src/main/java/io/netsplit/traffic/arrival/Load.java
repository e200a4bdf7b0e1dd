package io.netsplit.traffic.arrival;

import io.netsplit.random.Distribution;

/** Who sends requests, and whether they wait for the answers. */
public sealed interface Load {
    /** Clients without number, none of which waits: requests come as the process says, however slow the answers are. */
    record Open(ArrivalProcess arrivals) implements Load {}

    /**
     * Clients that wait for the answer, think, and send again. A slow system is sent less: what it is *not* asked meanwhile
     * is not in the latencies.
     *
     * @param clients how many there are
     * @param think time between an answer and the client's next request, in nanoseconds
     */
    record Closed(int clients, Distribution think) implements Load {
        public Closed {
            checked(clients);
        }
    }

    /**
     * Clients that mean to send one request in each interval, and wait for the answer before the next: most load generators.
     * When an answer is late, the requests after it are sent late. Latency counted from the sending leaves this out
     * (coordinated omission; Tene, "How NOT to Measure Latency", 2013); counted from the intended instant, it does not.
     *
     * @param clients how many there are; they begin spread evenly over the first interval
     * @param intervalNs between the intended instants of one client
     */
    record Paced(int clients, long intervalNs) implements Load {
        public Paced {
            checked(clients);
            if (intervalNs < 1) {
                throw new IllegalArgumentException("the interval is 1 ns or more, not " + intervalNs);
            }
        }
    }

    private static void checked(int clients) {
        if (clients < 1 || clients > 1 << 22) {
            throw new IllegalArgumentException("there are from 1 to 4,194,304 clients, not " + clients);
        }
    }
}
