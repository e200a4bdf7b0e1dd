package io.netsplit.system.membership;

/** How long a detector bears a node's silence. One for each node that is watched; times are of the watcher's clock. */
interface Patience {
    /** A heartbeat has come. */
    void heard(long nowNs);

    /** The silence after the last heartbeat at which the node is taken for dead. */
    long silenceNs();

    /** Always the same silence. */
    static Patience fixed(long timeoutNs) {
        return new Patience() {
            @Override
            public void heard(long nowNs) {}

            @Override
            public long silenceNs() {
                return timeoutNs;
            }
        };
    }
}
