package io.netsplit.system.raft;

/**
 * One entry of the log (Figure 2).
 *
 * @param index position, from 1
 * @param term in which a leader received it
 */
record Entry(long index, long term, Command command) {
    int sizeBytes() {
        return 24 + command.sizeBytes();
    }

    @Override
    public String toString() {
        return index + "@" + term + " " + command;
    }
}
