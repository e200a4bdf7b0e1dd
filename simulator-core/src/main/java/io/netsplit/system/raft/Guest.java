package io.netsplit.system.raft;

import io.netsplit.system.log.ReplicatedStateMachine;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which servers there are at first, and the state machine that they replicate where it is not the store. */
final class Guest {
    private final List<Integer> members;
    private final @Nullable ReplicatedStateMachine machine;

    private Guest(List<Integer> members, @Nullable ReplicatedStateMachine machine) {
        this.members = List.copyOf(members);
        this.machine = machine;
    }

    /** Servers 0 … count-1, which replicate the store. */
    static Guest none(int count) {
        return new Guest(IntStream.range(0, count).boxed().toList(), null);
    }

    static Guest of(List<Integer> members, ReplicatedStateMachine machine) {
        return new Guest(members, machine);
    }

    Configuration initialConfiguration(int server) {
        return members.contains(server) ? Configuration.of(members) : Configuration.EMPTY;
    }

    void apply(Entry entry, Command.Foreign foreign, boolean mine) {
        if (machine != null) {
            machine.apply(entry.index(), foreign.command(), mine);
        }
    }

    void leadershipChanged(boolean leads) {
        if (machine != null) {
            machine.leadershipChanged(leads);
        }
    }

    /** Zero without a guest. */
    long digest() {
        return machine == null ? 0 : machine.digest();
    }
}
