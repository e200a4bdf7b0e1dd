package io.netsplit.system.paxos;

import io.netsplit.system.log.LogCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has said to have accepted what, slot by slot and ballot by ballot, and so what is chosen: seen from outside. */
final class Ballots {
    /** What was accepted in one slot and ballot, and by whom. */
    private static final class Votes {
        private final long ballot;
        private final LogCommand command;
        private long acceptors;

        private Votes(long ballot, LogCommand command) {
            this.ballot = ballot;
            this.command = command;
        }
    }

    /** A command that a majority has accepted in {@code ballot}. */
    record Choice(long slot, long ballot, LogCommand command) {}

    private final int majority;
    private final Slots<List<Votes>> votes = new Slots<>(0);

    Ballots(int majority) {
        this.majority = majority;
    }

    /** The choice that this acceptance makes, or null where it makes none or made it before. */
    @Nullable
    Choice accepted(int node, long slot, long ballot, LogCommand command) {
        List<Votes> ofSlot = votes.get(slot);
        if (ofSlot == null) {
            ofSlot = new ArrayList<>(1);
            votes.put(slot, ofSlot);
        }
        Votes found = null;
        for (Votes each : ofSlot) {
            if (each.ballot == ballot && (each.command == command || each.command.equals(command))) {
                found = each;
            }
        }
        if (found == null) {
            found = new Votes(ballot, command);
            ofSlot.add(found);
        }
        int before = Long.bitCount(found.acceptors);
        found.acceptors |= 1L << node;
        int now = Long.bitCount(found.acceptors);
        return before < majority && now >= majority ? new Choice(slot, ballot, command) : null;
    }
}
