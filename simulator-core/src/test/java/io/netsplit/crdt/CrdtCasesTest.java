package io.netsplit.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.causality.Dot;
import io.netsplit.causality.HybridTimestamp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the definitions say of single cases (Shapiro, Preguiça, Baquero and Zawirski 2011). */
class CrdtCasesTest {
    private static final int A = 0;
    private static final int B = 1;

    @Test
    void aCounterTakesTheLargerCountOfEachNode() {
        GCounter merged = GCounter.of(Map.of(A, 3L, B, 1L)).join(GCounter.of(Map.of(A, 2L, B, 4L)));
        assertThat(merged.counts()).isEqualTo(Map.of(A, 3L, B, 4L));
        assertThat(merged.value()).isEqualTo(7);
    }

    @Test
    void aGrowOnlyCounterRefusesToShrink() {
        assertThatThrownBy(() -> GCounter.ZERO.add(A, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsTakenAwayIsCountedApart() {
        PnCounter one = new PnCounter(GCounter.of(Map.of(A, 5L)), GCounter.of(Map.of(A, 1L)));
        PnCounter other = new PnCounter(GCounter.of(Map.of(B, 2L)), GCounter.of(Map.of(B, 4L)));
        assertThat(one.join(other).value()).isEqualTo(2);
    }

    @Test
    void anAddWinsOverAConcurrentRemoval() {
        OrSet<String> both = OrSet.empty();
        both = both.join(both.add(A, "x"));
        OrSet<String> one = both.join(both.remove("x"));
        OrSet<String> other = both.join(both.add(B, "x"));
        assertThat(one.contains("x")).isFalse();
        assertThat(one.join(other).contains("x")).isTrue();
    }

    @Test
    void aRemovalThatHasSeenEveryAddWins() {
        OrSet<String> one = OrSet.empty();
        one = one.join(one.add(A, "x"));
        OrSet<String> other = one.join(one.add(B, "x"));
        OrSet<String> removed = one.join(other);
        assertThat(removed.join(removed.remove("x")).join(other).elements()).isEmpty();
    }

    @Test
    void withoutItsContextARemovalIsForgotten() {
        OrSet<String> one = OrSet.empty();
        one = one.join(one.add(A, "x"));
        assertThat(one.join(one.remove("x").withoutContext()).elements()).containsExactly("x");
    }

    @Test
    void inATwoPhaseSetWhatWasRemovedNeverComesBack() {
        TwoPhaseSet<String> set = TwoPhaseSet.empty();
        set = set.join(set.add("x"));
        set = set.join(set.remove("x"));
        set = set.join(set.add("x"));
        assertThat(set.contains("x")).isFalse();
    }

    @Test
    void ofEqualTimestampsTheLargerNodeWins() {
        LwwRegister<String> one = new LwwRegister<>(new HybridTimestamp(10, 0), A, "p");
        LwwRegister<String> other = new LwwRegister<>(new HybridTimestamp(10, 0), B, "q");
        assertThat(one.join(other).value()).isEqualTo("q");
        assertThat(other.join(one).value()).isEqualTo("q");
    }

    @Test
    void concurrentWritesStayUntilSomebodyWhoHasSeenThemWrites() {
        MvRegister<String> empty = MvRegister.empty();
        MvRegister<String> merged = empty.write(A, "a").join(empty.write(B, "b"));
        assertThat(merged.values()).containsExactly("a", "b");
        assertThat(merged.join(merged.write(A, "c")).values()).containsExactly("c");
    }

    @Test
    void aPutWinsOverAConcurrentRemovalOfItsKey() {
        AddWinsMap<String, Long> both = AddWinsMap.empty();
        both = both.join(both.put(A, "k", 1L));
        AddWinsMap<String, Long> one = both.join(both.remove("k"));
        AddWinsMap<String, Long> other = both.join(both.put(B, "k", 2L));
        assertThat(one.keys()).isEmpty();
        assertThat(one.join(other).values("k")).containsExactly(2L);
    }

    @Test
    void concurrentInsertionsAtOnePlaceKeepEachAuthorsWordsTogether() {
        Rga<String> start = Rga.empty();
        start = start.join(start.append(A, "("));
        start = start.join(start.append(A, ")"));
        Rga<String> one = typed(start, A, "a", "b");
        Rga<String> other = typed(start, B, "c", "d");
        assertThat(one.join(other).elements())
                .isEqualTo(other.join(one).elements())
                .isIn(List.of("(", "a", "b", "c", "d", ")"), List.of("(", "c", "d", "a", "b", ")"));
    }

    private static Rga<String> typed(Rga<String> start, int node, String first, String second) {
        Rga<String> state = start.join(start.insert(node, 1, first));
        return state.join(state.insert(node, 2, second));
    }

    @Test
    void anElementCanBePutBehindOneThatIsConcurrentlyRemoved() {
        Rga<String> start = Rga.empty();
        start = start.join(start.append(A, "x"));
        Rga<String> merged = start.join(start.remove(0)).join(start.join(start.append(B, "y")));
        assertThat(merged.elements()).containsExactly("y");
    }

    @Test
    void whatIsBehindAnUnknownElementIsShownOnceThatIsKnown() {
        Rga<String> empty = Rga.empty();
        Rga<String> first = empty.append(A, "x");
        Rga<String> second = first.append(B, "y");
        assertThat(empty.join(second).elements()).isEmpty();
        assertThat(empty.join(second).join(first).elements()).containsExactly("x", "y");
    }

    @Test
    void aContextKnowsDotsBeyondAGapAndClosesIt() {
        CausalContext context = CausalContext.of(List.of(new Dot(A, 1), new Dot(A, 3)));
        assertThat(context.contains(new Dot(A, 2))).isFalse();
        assertThat(context.contains(new Dot(A, 3))).isTrue();
        assertThat(context.next(A)).isEqualTo(new Dot(A, 4));
        CausalContext closed = context.join(CausalContext.of(List.of(new Dot(A, 2))));
        assertThat(closed).isEqualTo(CausalContext.of(List.of(new Dot(A, 1), new Dot(A, 2), new Dot(A, 3))));
        assertThat(closed.sizeBytes()).isEqualTo(12);
    }

    @Test
    void aDeltaShipsLessThanTheState() {
        OrSet<Long> set = OrSet.empty();
        for (long element = 1; element <= 100; element++) {
            set = set.join(set.add(A, element));
        }
        assertThat(set.add(A, 101L).sizeBytes()).isEqualTo(8 + 12 + 12);
        assertThat(set.sizeBytes()).isEqualTo(100 * (8 + 12) + 12);
    }
}
