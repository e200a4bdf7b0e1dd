package io.netsplit.system.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.validation.Measurement;
import io.netsplit.validation.ValidationPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Elections of the real protocol take as long, and fail as often, as the published formulas and measurements say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RaftElectionFiguresTest {
    private static final String TEXT = """
            Elections of the simulated Raft (`system.protocol: raft`), one at a time, each on a cluster made for it, without pre-vote,
            check-quorum and leader stickiness, which the paper's clusters did not have. Sources: Ongaro & Ousterhout, *In Search of an
            Understandable Consensus Algorithm*, USENIX ATC 2014; Ongaro, *Consensus: Bridging Theory and Practice*, Stanford 2014.
            """;

    private final ElectionFigures figures = new ElectionFigures();

    List<Measurement> splitVotes() {
        return figures.splitVotes.cases();
    }

    @ParameterizedTest
    @MethodSource("splitVotes")
    void votesSplitAsOftenAsTheFormulaSays(Measurement row) {
        row.assertHolds();
    }

    List<Measurement> firstCandidates() {
        return figures.firstCandidates.cases();
    }

    @ParameterizedTest
    @MethodSource("firstCandidates")
    void theFirstCandidateComesWhenTheFormulaSays(Measurement row) {
        row.assertHolds();
    }

    List<Measurement> expectedTimes() {
        return figures.expectedTimes.cases();
    }

    @ParameterizedTest
    @MethodSource("expectedTimes")
    void electionsTakeAsLongAsTheFormulaSays(Measurement row) {
        row.assertHolds();
    }

    List<Measurement> downtime() {
        return figures.downtime.cases();
    }

    @ParameterizedTest
    @MethodSource("downtime")
    void downtimeAfterACrashIsThatOfThePaper(Measurement row) {
        row.assertHolds();
    }

    /** One follower of four lacks nothing of what the best has, the others ever more: two can win a majority. */
    @Test
    void twoOfTheSurvivorsOfThatCrashCannotBeElected() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(lengthsAtCrash(150, 300, seed)).as("seed %d", seed).containsExactly(3, 2, 1, 0);
            assertThat(lengthsAtCrash(12, 24, seed)).as("seed %d", seed).containsExactly(3, 2, 1, 0);
        }
    }

    /** How much longer each log is than the shortest. */
    private static long[] lengthsAtCrash(int min, int max, long seed) {
        long[] lengths = ElectionTrials.lengthsAtCrash(ElectionFigures.localNetwork(min, max), seed);
        long shortest = lengths[lengths.length - 1];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] -= shortest;
        }
        return lengths;
    }

    List<Measurement> text() {
        return figures.text.cases();
    }

    @ParameterizedTest
    @MethodSource("text")
    void thePaperTellsTheTruth(Measurement row) {
        row.assertHolds();
    }

    List<Measurement> wideAreas() {
        return figures.wideAreas.cases();
    }

    @ParameterizedTest
    @MethodSource("wideAreas")
    void electionsAcrossAWideAreaTakeAsLongAsTheModelSays(Measurement row) {
        row.assertHolds();
    }

    @Test
    void theDocsShowWhatWasMeasured() {
        ValidationPage.check("raft-elections", "Raft's election times", TEXT, figures.sections());
    }
}
