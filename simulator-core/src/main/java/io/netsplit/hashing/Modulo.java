package io.netsplit.hashing;

import java.util.List;

/**
 * The hash modulo the number of nodes. Perfectly even, and the warning of every textbook: with one node more, only one key
 * in n + 1 stays where it was.
 */
public record Modulo(List<String> nodes) implements KeyPlacement {
    public Modulo {
        nodes = Nodes.checked(nodes);
    }

    @Override
    public int owner(HashKey key) {
        return (int) Long.remainderUnsigned(key.hash(), nodes.size());
    }
}
