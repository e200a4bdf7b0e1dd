package io.netsplit.workload;

/** The nodes that clients and administrators know of; nodes that were added appear, nodes that were removed go. */
public interface NodeDirectory {
    /** How many nodes there are, at least one. */
    int count();

    /** The address of the node at {@code position}, which is in [0, count). */
    int node(int position);

    /** Nodes 0 … count-1, none ever added or removed. */
    static NodeDirectory fixed(int count) {
        return new NodeDirectory() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public int node(int position) {
                return position;
            }
        };
    }
}
