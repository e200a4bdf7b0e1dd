package io.netsplit.causality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SiblingsTest {
    @Test
    void concurrentWritesAreBothKeptUntilSomebodyHasSeenBoth() {
        Siblings<String> a = Siblings.<String>none().write(0, VersionVector.EMPTY, "a");
        Siblings<String> b = Siblings.<String>none().write(1, VersionVector.EMPTY, "b");
        Siblings<String> both = a.join(b);
        assertThat(both.values()).containsExactly("a", "b");
        assertThat(both).isEqualTo(b.join(a));

        Siblings<String> c = both.write(0, both.context(), "c");
        assertThat(c.values()).containsExactly("c");
        assertThat(c.join(a).join(b)).isEqualTo(c);
    }

    /** Where a version vector per value would take the second write of the same node for the successor of the first. */
    @Test
    void writesOfTwoClientsThroughOneNodeStaySiblings() {
        Siblings<String> first = Siblings.<String>none().write(0, VersionVector.EMPTY, "x");
        Siblings<String> second = first.write(0, VersionVector.EMPTY, "y");
        assertThat(second.values()).containsExactly("x", "y");
        Siblings<String> third = second.write(0, first.context(), "z");
        assertThat(third.values())
                .as("replaces x, which its client had seen, and not y")
                .containsExactly("y", "z");
    }

    @Test
    void removedValueDoesNotComeBackFromAnOldCopy() {
        Siblings<String> old = Siblings.<String>none().write(0, VersionVector.EMPTY, "x");
        Siblings<String> removed = old.remove(old.context());
        assertThat(removed.values()).isEmpty();
        assertThat(removed.join(old).values()).isEmpty();
        assertThat(old.join(removed).values()).isEmpty();
    }
}
