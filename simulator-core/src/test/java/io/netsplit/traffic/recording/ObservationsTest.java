package io.netsplit.traffic.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.random.Distributions;
import io.netsplit.traffic.TrafficRun;
import io.netsplit.traffic.TrafficSpec;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.server.ServerSpec;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is counted for windows and selections is what happened there. */
class ObservationsTest {
    private static final long SECOND = 1_000_000_000;
    private static final List<Span> WHOLE = List.of(new Span(SECOND, 10 * SECOND));
    private static final List<Span> SLOW = List.of(new Span(3 * SECOND, 4 * SECOND), new Span(6 * SECOND, 7 * SECOND));

    private static TrafficRun run(long timeoutNs) {
        BitSet first = new BitSet();
        first.set(0);
        Watch watch = new Watch(
                10 * SECOND,
                List.of(WHOLE, SLOW),
                List.of(Selection.ALL, new Selection(first, null, null, null)),
                timeoutNs,
                SECOND,
                true);
        TrafficSpec spec = TrafficSpec.of(new Load.Open(Processes.constant(1000)))
                .servers(2, ServerSpec.of("s", Distributions.constant(500_000)))
                .watch(watch)
                .build();
        TrafficRun run = TrafficRun.prepare(spec, 1);
        for (Span span : SLOW) {
            run.simulation().scheduleAt(span.startNs(), () -> run.server(0).setSpeed(0.5));
            run.simulation().scheduleAt(span.endNs(), () -> run.server(0).setSpeed(1));
        }
        return run;
    }

    private static Observations seen(long timeoutNs) {
        TrafficRun run = run(timeoutNs);
        run.run();
        return run.observations().orElseThrow();
    }

    @Test
    void aRequestCountsInTheWindowInWhichItWasMeantToBeSent() {
        Observations seen = seen(SECOND);
        assertThat(seen.answers(0, 0).count()).isEqualTo(9_000);
        assertThat(seen.answers(1, 0).count()).isEqualTo(2_000);
        assertThat(seen.answers(1, 1).count()).isEqualTo(1_000);
        assertThat(seen.answers(1, 1).latencies().quantile(0.5)).isCloseTo(1_000_000, within(2_000L));
        assertThat(seen.answers(1, 0).latencies().quantile(0.4)).isCloseTo(500_000, within(1_000L));
    }

    @Test
    void aServersTimeCountsWhenItPasses() {
        Observations seen = seen(SECOND);
        assertThat(seen.server(1, 0).utilisation()).isCloseTo(0.5, within(0.001));
        assertThat(seen.server(1, 1).utilisation()).isCloseTo(0.25, within(0.001));
        assertThat(seen.server(0, 0).utilisation()).isCloseTo((7 * 0.25 + 2 * 0.5) / 9, within(0.001));
        assertThat(seen.timeLine().server(3, 0).utilisation()).isCloseTo(0.5, within(0.001));
        assertThat(seen.timeLine().ok(3)).isEqualTo(1_000);
    }

    @Test
    void anAnswerAfterTheTimeoutIsAnError() {
        Answers late = seen(800_000).answers(1, 0);
        assertThat(late.timedOut()).isEqualTo(1_000);
        assertThat(late.ok()).isEqualTo(1_000);
        assertThat(late.latencies().max()).isLessThan(800_000);
    }

    @Test
    void everyRequestEndsOnceAndTheDigestTellsRunsApart() {
        Observations seen = seen(SECOND);
        assertThat(seen.isEachEndedOnce()).isTrue();
        assertThat(seen.sent()).isEqualTo(9_999);
        assertThat(seen(SECOND).digest()).isEqualTo(seen.digest());
        assertThat(seen(800_000).digest()).isNotEqualTo(seen.digest());
    }

    @Test
    void aRequestThatEndsTwiceIsNoticed() {
        TrafficRun run = run(SECOND);
        Observations seen = run.observations().orElseThrow();
        run.run();
        seen.ended(new io.netsplit.traffic.call.RequestPool().take(5, 0, 0), SECOND);
        assertThat(seen.isEachEndedOnce()).isFalse();
    }

    @Test
    void aFaultThatComesAThousandTimesNeedsNoMoreSlotsThanOneThatComesOnce() {
        List<Span> often = java.util.stream.LongStream.range(1, 1000)
                .mapToObj(i -> new Span(i * 1000, i * 1000 + 500))
                .toList();
        assertThat(new Slots(SECOND, List.of(often)).count()).isEqualTo(2);
    }
}
