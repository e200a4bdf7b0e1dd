package io.netsplit.system;

import io.netsplit.node.RoleChanged;
import java.util.List;

/** What every system that a scenario can name tells of itself, whatever runs it. */
public interface SystemUnderTest {
    /** The word in a scenario's {@code system.protocol}. */
    String name();

    /** One sentence. */
    String summary();

    /** Paper and section. */
    String reference();

    /** True where nodes emit {@link RoleChanged} with LEADER, so that faults may name the leader. */
    boolean hasLeader();

    /** What it calls the number that grows with every new leader: "term", "epoch", "ballot" or "view". */
    default String epochWord() {
        return RoleChanged.TERM;
    }

    /** Names of the invariants that it can be held to. */
    List<String> invariantNames();

    /** The figures that it adds to those of every run. */
    default List<Measure> measures() {
        return List.of();
    }
}
