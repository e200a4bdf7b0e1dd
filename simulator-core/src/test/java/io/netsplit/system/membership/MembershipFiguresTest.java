package io.netsplit.system.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.node.Message;
import io.netsplit.run.Run;
import io.netsplit.trace.Observer;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.ValidationPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failure detectors and gossip take as long, and are as often wrong, as their papers say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembershipFiguresTest {
    private static final String TEXT = """
            Whole clusters of `heartbeat`, `phi-accrual`, `swim` and `gossip`, with a constant latency and no time for processing.
            """;

    private final MembershipFigures figures = new MembershipFigures();

    List<Measurement> heartbeats() {
        return figures.heartbeats.cases();
    }

    @ParameterizedTest
    @MethodSource("heartbeats")
    void heartbeatsDetectWhenTheFormulaSays(Measurement row) {
        row.assertHolds();
    }

    List<Measurement> phi() {
        return figures.phi.cases();
    }

    @ParameterizedTest
    @MethodSource("phi")
    void phiReachesItsThresholdWhenTheFormulaSays(Measurement row) {
        row.assertHolds();
    }

    List<Measurement> firstDetection() {
        return figures.firstDetection.cases();
    }

    @ParameterizedTest
    @MethodSource("firstDetection")
    void swimProbesACrashedMemberAsSoonAsThePaperSays(Measurement row) {
        row.assertHolds();
    }

    /**
     * Das, Gupta and Motivala 2002, section 4.3: who is the first of one pass over k others and the last of the next is probed
     * 2k - 1 periods later, and nobody waits longer.
     */
    @Test
    void roundRobinProbesEverybodyWithinTwoPasses() {
        int members = 6;
        long periodNs = 1_000 * Lab.MS;
        long[][] lastNs = new long[members][members];
        long[] longestNs = {0};
        Observer observer = new Observer() {
            @Override
            public void messageDelivered(long timeNs, long id, int from, int to, Message message) {
                if (message instanceof SwimMessage.Ping) {
                    longestNs[0] =
                            lastNs[from][to] == 0 ? longestNs[0] : Math.max(longestNs[0], timeNs - lastNs[from][to]);
                    lastNs[from][to] = timeNs;
                }
            }
        };
        Run.execute(Lab.run(new Swim(), members, Lab.MS, 0, 1)
                .option("targets", "round-robin")
                .option("period", periodNs)
                .durationNs(400 * periodNs)
                .observer(observer)
                .build());
        assertThat(longestNs[0]).isEqualTo((2 * (members - 1) - 1) * periodNs);
    }

    List<Measurement> falseSuspicion() {
        return figures.falseSuspicion.cases();
    }

    @ParameterizedTest
    @MethodSource("falseSuspicion")
    void swimProbesFailAsOftenAsThePaperSays(Measurement row) {
        row.assertHolds();
    }

    List<Measurement> gossip() {
        return figures.gossip.cases();
    }

    @ParameterizedTest
    @MethodSource("gossip")
    void gossipTakesAsManyRoundsAsItShould(Measurement row) {
        row.assertHolds();
    }

    /** Section 4.3: first in one pass and last in the next. */
    @Test
    void nobodyWaitsForMoreThanTwoPassesToBeProbed() {
        int members = 6;
        long[][] lastNs = new long[members][members];
        long[] longestNs = {0};
        Observer observer = new Observer() {
            @Override
            public void messageSent(long timeNs, long id, int from, int to, Message message) {
                if (message instanceof SwimMessage.Ping) {
                    longestNs[0] = Math.max(longestNs[0], timeNs - lastNs[from][to]);
                    lastNs[from][to] = timeNs;
                }
            }
        };
        Run.execute(Lab.run(new Swim(), members, Lab.MS, 0, 1)
                .option("staggered", false)
                .durationNs(2_000_000 * Lab.MS)
                .observer(observer)
                .build());
        assertThat(longestNs[0] / (1000 * Lab.MS))
                .isLessThanOrEqualTo(2L * members - 1)
                .isGreaterThan(members);
    }

    @Test
    void theDocsShowWhatWasMeasured() {
        ValidationPage.check("membership", "Failure detection and gossip", TEXT, figures.sections());
    }
}
