package io.netsplit.system.quorum;

/** Gives a copy to the replicas of one object. */
abstract class StoreRound extends Round {
    final Copy copy;

    StoreRound(Server server, Placement.Place place, Copy copy) {
        super(server, place, server.options.writeQuorum());
        this.copy = copy;
    }

    @Override
    final void ask(int node, int forNode) {
        if (node == server.self()) {
            server.keep(place.key(), copy, forNode, () -> stored(node));
        } else {
            server.context.send(node, new DynamoMessage.Store(id, place.key(), copy, forNode));
        }
    }

    @Override
    final boolean wantsAll() {
        return true;
    }

    /** {@code node} has it, and a crash cannot take it away. */
    final void stored(int node) {
        if (answered(node) >= 0) {
            checkQuorum();
        }
    }

    /** Nobody took the place of {@code node}: the coordinator itself keeps what it has missed. */
    @Override
    final void silent(int node) {
        if (server.options.hintedHandoff() && node != server.self()) {
            server.hints.put(node, place.key(), copy, () -> {});
        }
    }
}
