package io.netsplit.system.quorum;

import org.jspecify.annotations.Nullable;

/** Asks for copies of one object, and joins those that come. */
abstract class FetchRound extends Round {
    private final @Nullable Copy[] copies;
    private @Nullable Copy joined;

    FetchRound(Server server, Placement.Place place) {
        super(server, place, server.options.readQuorum());
        this.copies = new Copy[place.order().length];
    }

    @Override
    final void ask(int node, int forNode) {
        if (node == server.self()) {
            fetched(node, server.lookUp(place.key()));
        } else {
            server.context.send(node, new DynamoMessage.Fetch(id, place.key()));
        }
    }

    @Override
    final boolean wantsAll() {
        return false;
    }

    /** {@code node} has answered with this copy, or with none. */
    final void fetched(int node, @Nullable Copy copy) {
        int position = answered(node);
        if (position >= 0) {
            copies[position] = copy;
            joined = Copy.joinAny(joined, copy);
            checkQuorum();
        }
    }

    /** What those who have answered know together. */
    final @Nullable Copy joined() {
        return joined;
    }

    /** True where the node at {@code position} has answered and lacks something of {@link #joined}. */
    final boolean isOld(int position) {
        return hasAnswered(position) && !Copy.anyIncludes(copies[position], joined);
    }

    /** True where the node at {@code position} has answered with all that is known. */
    final boolean isNew(int position) {
        return hasAnswered(position) && Copy.anyIncludes(copies[position], joined);
    }
}
