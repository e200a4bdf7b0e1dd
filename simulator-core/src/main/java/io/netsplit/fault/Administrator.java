package io.netsplit.fault;

/** Who asks the running system for changes of its membership and leadership, as an operator would. */
public interface Administrator {
    /** For systems without membership: a node that runs belongs to them. Refuses to move leadership. */
    Administrator NONE = new Administrator() {
        @Override
        public void addNode(int node) {}

        @Override
        public void removeNode(int node, Runnable done) {
            done.run();
        }

        @Override
        public void transferLeadership(int node) {
            throw new UnsupportedOperationException("nobody can ask this system to move its leadership");
        }
    };

    /** Node {@code node}, whose process has just started, is to become a member. */
    void addNode(int node);

    /** Node {@code node} is to leave; {@code done} is called once when the system has let it go. */
    void removeNode(int node, Runnable done);

    /** Node {@code node} is to lead. */
    void transferLeadership(int node);
}
