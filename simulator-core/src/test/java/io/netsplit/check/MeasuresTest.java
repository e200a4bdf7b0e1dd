package io.netsplit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.HistoryBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Availability, latency, staleness and convergence. */
class MeasuresTest {
    private static final long MS = 1_000_000;

    private static final History HISTORY = new HistoryBuilder()
            .ok(0, 0, 10, Functions.WRITE, 1L, null)
            .fail(1, 5, 10, Functions.WRITE, 2L)
            .ok(2, 20, 1_500, Functions.READ, null, 1L)
            .info(0, 1_000, 2_000, Functions.WRITE, 3L)
            .ok(1, 1_100, 1_101, Functions.READ, null, 1L)
            .open(0, 2_500, Functions.READ, null)
            .build();

    @Test
    void availabilityCountsAnswersInTimeOverAttempts() {
        Availability availability = new Availability(1_000 * MS, 3_000 * MS);
        assertThat(availability.in(HISTORY, 0, 1_000 * MS)).isEqualTo(new Availability.Window(0, 1_000 * MS, 1, 3));
        assertThat(availability.in(HISTORY, 1_000 * MS, 3_000 * MS).share()).isEqualTo(0.5);
    }

    @Test
    void operationStillOpenAtTheEndIsAnAttemptOnceItsTimeIsUp() {
        assertThat(new Availability(1_000 * MS, 3_000 * MS)
                        .in(HISTORY, 2_000 * MS, 3_000 * MS)
                        .attempts())
                .isZero();
        assertThat(new Availability(500 * MS, 3_000 * MS)
                        .in(HISTORY, 2_000 * MS, 3_000 * MS)
                        .attempts())
                .isEqualTo(1);
    }

    @Test
    void availabilityOfNothingIsUnknown() {
        Availability.Window window = new Availability(MS, MS).in(History.of(List.of()), 0, MS);
        assertThat(window.isKnown()).isFalse();
        assertThat(window.share()).isNaN();
    }

    @Test
    void seriesHasNoGapsAndAddsUp() {
        List<Availability.Window> series = new Availability(1_000 * MS, 2_900 * MS).series(HISTORY, 1_000 * MS);
        assertThat(series).extracting(Availability.Window::startNs).containsExactly(0L, 1_000 * MS, 2_000 * MS);
        assertThat(series).extracting(Availability.Window::attempts).containsExactly(3L, 2L, 0L);
        assertThat(series).extracting(Availability.Window::ok).containsExactly(1L, 1L, 0L);
    }

    @Test
    void latencyIsOfAnswersOnlyAndItsMaximumExact() {
        LatencySummary latency = LatencySummary.of(HISTORY);
        assertThat(latency.count()).isEqualTo(3);
        assertThat(latency.maxNs()).isEqualTo(1_480 * MS);
        assertThat((double) latency.p50Ns()).isCloseTo(10.0 * MS, within(0.01 * MS));
        assertThat(latency.p999Ns()).isEqualTo(latency.maxNs());
        assertThat(latency.meanNs()).isCloseTo(497.0 * MS, within(1.0 * MS));
    }

    @Test
    void latencyOfNothingIsUnknown() {
        assertThat(LatencySummary.of(History.of(List.of())).isKnown()).isFalse();
    }

    @Test
    void staleReadIsAsOldAsTheFirstAcknowledgementOfANewerValue() {
        History history = new HistoryBuilder()
                .ok(0, 0, 10, Functions.WRITE, 1L, null)
                .ok(0, 20, 30, Functions.WRITE, 2L, null)
                .ok(0, 40, 50, Functions.WRITE, 3L, null)
                .ok(1, 60, 70, Functions.READ, null, 1L)
                .ok(1, 80, 90, Functions.READ, null, 3L)
                .ok(1, 100, 110, Functions.READ, null, null)
                .ok(1, 120, 130, Functions.READ, null, 77L)
                .build();
        Staleness staleness = Staleness.of(history, null);
        assertThat(staleness.reads()).isEqualTo(3);
        assertThat(staleness.unexplained()).isEqualTo(1);
        assertThat(staleness.stale()).extracting(Staleness.StaleRead::ageNs).containsExactly(30 * MS, 90 * MS);
        assertThat(staleness.stale().get(0).newer())
                .isSameAs(history.operations().get(1));
        assertThat(staleness.ages().maxNs()).isEqualTo(90 * MS);
        assertThat(staleness.ages().count()).isEqualTo(3);
    }

    @Test
    void readIsFreshWhereTheNewerWriteMayHaveComeBeforeOrAfter() {
        History history = new HistoryBuilder()
                .ok(0, 0, 30, Functions.WRITE, 1L, null)
                .ok(1, 20, 40, Functions.WRITE, 2L, null)
                .info(2, 0, 1_000, Functions.WRITE, 3L)
                .ok(1, 50, 60, Functions.READ, null, 1L)
                .ok(1, 70, 80, Functions.READ, null, 3L)
                .ok(3, 35, 90, Functions.READ, null, 2L)
                .build();
        assertThat(Staleness.of(history, null).stale()).isEmpty();
    }

    @Test
    void stalenessOfASampleLooksAtAllWrites() {
        History history = new HistoryBuilder()
                .onKey(1L)
                .ok(0, 0, 10, Functions.WRITE, 1L, null)
                .ok(1, 20, 30, Functions.READ, null, null)
                .onKey(2L)
                .ok(1, 40, 50, Functions.READ, null, null)
                .onKey(1L)
                .ok(1, 60, 70, Functions.READ, null, null)
                .build();
        Staleness late = Staleness.of(history, null, history.invokedIn(35 * MS, 100 * MS));
        assertThat(late.reads()).isEqualTo(2);
        assertThat(late.stale()).extracting(Staleness.StaleRead::ageNs).containsExactly(50 * MS);
        assertThat(Staleness.of(history, null, History.of(List.of())).isKnown()).isFalse();
    }

    @Test
    void replicasConvergeWhereTheyHoldTheSame() {
        Replica one = new Replica("n1", Map.of(1L, 4L, 2L, List.of(1L, 2L)));
        Replica same = new Replica("n2", Map.of(2L, List.of(1L, 2L), 1L, 4L));
        assertThat(Convergence.of(List.of(one, same)).finding()).isEqualTo(Finding.HOLDS);
    }

    @Test
    void everyDifferenceIsNamedInTheOrderOfKeys() {
        Replica one = new Replica("n1", Map.of(10L, 4L, 9L, 4L, "a", 1L));
        Replica other = new Replica("n2", Map.of(10L, 5L, "a", 1L));
        Convergence convergence = Convergence.of(List.of(one, other));
        assertThat(convergence.finding()).isEqualTo(Finding.VIOLATED);
        assertThat(convergence.keys()).isEqualTo(3);
        assertThat(convergence.differences())
                .extracting(Convergence.Difference::sentence)
                .containsExactly("key 9: n1 = 4, n2 = nothing", "key 10: n1 = 4, n2 = 5");
    }

    @Test
    void oneReplicaOrNoKeysProveNothing() {
        assertThat(Convergence.of(List.of(new Replica("n1", Map.of(1L, 1L)))).finding())
                .isEqualTo(Finding.UNKNOWN);
        assertThat(Convergence.of(List.of(new Replica("n1", Map.of()), new Replica("n2", Map.of())))
                        .finding())
                .isEqualTo(Finding.UNKNOWN);
        assertThat(Convergence.of(List.of()).finding()).isEqualTo(Finding.UNKNOWN);
    }
}
