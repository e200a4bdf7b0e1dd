package io.netsplit.traffic.arrival;

/** Sends a run's requests. */
public interface Sender {
    /** The sender of this load. */
    static Sender of(Load load, Outlet outlet) {
        if (load instanceof Load.Open open) {
            return new OpenSender(outlet, open.arrivals());
        }
        return load instanceof Load.Closed closed
                ? new ClosedSender(outlet, closed)
                : new ClosedSender(outlet, (Load.Paced) load);
    }

    /** Plans the first requests. */
    void start();

    /** A request of this client has been answered. */
    default void answered(int client) {}
}
