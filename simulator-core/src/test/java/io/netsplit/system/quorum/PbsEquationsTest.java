package io.netsplit.system.quorum;

import io.netsplit.system.quorum.WarsTrials.Result;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulated system against every number that the equations give, also those that the docs leave out. */
@Tag("lengthy")
class PbsEquationsTest {
    private static final int TRIALS = 400_000;
    private static final int RARE_TRIALS = 100_000;
    private static final long SEED = 3;

    static Stream<Measurement> lines() {
        return PbsEquations.all().stream().map(line -> new Measurement(line.subject(), () -> figures(line)));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theSystemDoesWhatTheEquationsSay(Measurement line) {
        line.assertHolds();
    }

    private static List<Figure> figures(PbsEquations line) {
        PbsModel model = PbsModel.named(line.model());
        Result result = WarsTrials.run(model.delays(), line.quorum(), TRIALS, line.afterMs(), SEED);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < line.afterMs().length; i++) {
            figures.add(new Figure(
                    line.subject(),
                    "consistent after " + line.afterMs()[i] + " ms",
                    line.consistent()[i],
                    result.consistent()[i],
                    Tolerance.absolute(0.003)));
        }
        figures.addAll(
                line.latencies(line.subject(), "read", line.read(), result.readNs(), rareMs(line, result, true)));
        figures.addAll(
                line.latencies(line.subject(), "write", line.write(), result.writeNs(), rareMs(line, result, false)));
        if (line.visibilityMs() > 0) {
            double measuredMs = RareEvents.visibilityMs(model, line.quorum(), line.visibilityMs(), RARE_TRIALS, SEED);
            figures.add(line.visibility(line.subject(), measuredMs));
        }
        return figures;
    }

    /** By rare events where there are three replicas; of more, the quickest answer has no long tail. */
    private static double rareMs(PbsEquations line, Result result, boolean reads) {
        if (line.quorum().replicas() != 3) {
            return Result.quantileMs(reads ? result.readNs() : result.writeNs(), 0.999);
        }
        PbsModel model = PbsModel.named(line.model());
        return reads
                ? RareEvents.latencies(model, line.quorum().read(), SEED).readMs()
                : RareEvents.latencies(model, line.quorum().write(), SEED).writeMs();
    }
}
