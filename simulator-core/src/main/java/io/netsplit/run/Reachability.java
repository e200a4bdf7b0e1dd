package io.netsplit.run;

/** Who can talk to whom. */
interface Reachability {
    /** True where messages can pass both ways between the two nodes. */
    boolean connected(int a, int b);

    /** How many of the {@code nodes} {@code node} can talk to both ways, itself included, out of those that count. */
    static int reached(Reachability network, int node, boolean[] counted) {
        int reached = 0;
        for (int other = 0; other < counted.length; other++) {
            if (counted[other] && (other == node || network.connected(node, other))) {
                reached++;
            }
        }
        return reached;
    }
}
