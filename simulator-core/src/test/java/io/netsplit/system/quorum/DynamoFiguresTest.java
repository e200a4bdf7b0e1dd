package io.netsplit.system.quorum;

import io.netsplit.validation.Measurement;
import io.netsplit.validation.ValidationPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoFiguresTest {
    private static final String TEXT = """
            The system is `dynamo` with the coordinators on nodes without data: one takes the write and another the reads, so that the four
            delays of a quorum are those of four links.
            """;

    private final QuorumFigures figures = new QuorumFigures();

    List<Measurement> fits() {
        return figures.fits.cases();
    }

    @ParameterizedTest
    @MethodSource("fits")
    void readsAreAsConsistentAndAsQuickAsTheFourProductionSystemsSay(Measurement row) {
        row.assertHolds();
    }

    List<Measurement> sweeps() {
        return figures.sweeps.cases();
    }

    @ParameterizedTest
    @MethodSource("sweeps")
    void otherDelaysAndNumbersOfReplicasGiveTheProbabilitiesOfTheModel(Measurement row) {
        row.assertHolds();
    }

    List<Measurement> orderStatistics() {
        return figures.orderStatistics.cases();
    }

    @ParameterizedTest
    @MethodSource("orderStatistics")
    void aQuorumIsCompleteWhenTheFormulaSays(Measurement row) {
        row.assertHolds();
    }

    List<Measurement> versions() {
        return figures.versions.cases();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void randomQuorumsFindOneOfTheLastVersionsAsOftenAsTheFormulaSays(Measurement row) {
        row.assertHolds();
    }

    @Test
    void theDocsShowWhatWasMeasured() {
        ValidationPage.check("leaderless-quorums", "Leaderless quorums", TEXT, figures.sections());
    }
}
