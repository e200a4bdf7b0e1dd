package io.netsplit.causality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The cases of Fidge (1988) and Mattern (1988), and the laws of a join-semilattice. */
class VersionVectorTest {
    @Test
    void vectorsCompareComponentByComponent() {
        assertThat(VersionVector.of(1, 0, 0).compare(VersionVector.of(1, 1, 0))).isEqualTo(Order.BEFORE);
        assertThat(VersionVector.of(2, 1, 0).compare(VersionVector.of(1, 2, 0))).isEqualTo(Order.CONCURRENT);
        assertThat(VersionVector.of(1, 2, 3).compare(VersionVector.of(1, 2, 3))).isEqualTo(Order.EQUAL);
        assertThat(VersionVector.of(3, 3, 1).compare(VersionVector.of(3, 2, 1))).isEqualTo(Order.AFTER);
    }

    @Test
    void nodeThatIsNotMentionedStandsAtZero() {
        assertThat(VersionVector.EMPTY.with(7, 2).get(3)).isZero();
        assertThat(VersionVector.EMPTY.compare(VersionVector.of(0, 0))).isEqualTo(Order.EQUAL);
        assertThat(VersionVector.of(0, 4)).isEqualTo(VersionVector.EMPTY.with(1, 4));
    }

    @Test
    void joinIsTheLeastUpperBound() {
        VersionVector a = VersionVector.of(3, 0, 2);
        VersionVector b = VersionVector.of(1, 5, 2);
        assertThat(a.join(b)).isEqualTo(VersionVector.of(3, 5, 2)).isEqualTo(b.join(a));
        assertThat(a.join(a)).isEqualTo(a);
        assertThat(a.join(b).covers(a)).isTrue();
        assertThat(a.join(b).covers(b)).isTrue();
        assertThat(a.covers(b)).isFalse();
    }

    @Test
    void nextEventIsNotKnownYet() {
        VersionVector vector = VersionVector.of(3, 1);
        Dot next = vector.next(1);
        assertThat(next).isEqualTo(new Dot(1, 2));
        assertThat(vector.contains(next)).isFalse();
        assertThat(vector.with(next).contains(next)).isTrue();
        assertThat(vector.with(next).toString()).isEqualTo("{n1:3 n2:2}");
    }
}
