package io.netsplit.traffic.rollout;

import static io.netsplit.traffic.rollout.Trial.FLAWLESS;
import static io.netsplit.traffic.rollout.Trial.MILLISECOND;
import static io.netsplit.traffic.rollout.Trial.SECOND;
import static io.netsplit.validation.Tolerance.absolute;
import static io.netsplit.validation.Tolerance.estimated;

import io.netsplit.stats.Tally;
import io.netsplit.traffic.rollout.AnalysisSpec.TooFew;
import io.netsplit.traffic.rollout.Strategy.BlueGreen;
import io.netsplit.traffic.rollout.Strategy.Canary;
import io.netsplit.traffic.rollout.Strategy.Canary.Stage;
import io.netsplit.traffic.rollout.Strategy.Rolling;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What a bad version costs its users, as a function of its share, its errors and the time until it is found. */
final class DeploymentFigures {
    /** Requests per second of every {@link Trial}. */
    private static final double RATE = 1000;

    private static final int SEEDS = 40;
    private static final int POWER_SEEDS = 300;

    private DeploymentFigures() {}

    static List<Section> sections() {
        return List.of(canary(), blueGreen(), rolling(), users(), power());
    }

    private static Section canary() {
        return new Section(
                "Errors that a canary costs",
                """
                A version that fails a share e of its requests and gets a share s of them, at r requests per second, costs r·s·e errors per
                second until it is withdrawn: by Wald's identity r·s·e·(T + notice) in the mean, where T is the time until the decision and
                notice the time until balancers follow it. Errors of a tenth or more are found by the first look, so that T is the interval; of
                fewer, T is what was measured. Without a look it is r·e·Σ sᵢtᵢ over the stages. Means of 40 seeds.""",
                List.of(
                        firstLook(0.1, 0.4, 1, 0),
                        firstLook(0.1, 0.4, 2, 0),
                        firstLook(0.3, 0.1, 1, 0),
                        firstLook(0.1, 0.4, 1, 500),
                        laterLook(0.1, 0.03),
                        laterLook(0.05, 0.05),
                        noLook(0.02, new Stage(0.1, 3 * SECOND), new Stage(0.5, 2 * SECOND))));
    }

    private static Canary stages(Stage... stages) {
        return new Canary(List.of(stages), false);
    }

    private static RolloutSpec rollout(double errors, Strategy strategy, AnalysisSpec analysis, long noticeNs) {
        return new RolloutSpec(
                SECOND, 4, FLAWLESS, FLAWLESS.withErrors(errors), strategy, analysis, noticeNs, SECOND + noticeNs);
    }

    private static Measurement firstLook(double share, double errors, long intervalSeconds, long noticeMs) {
        String subject =
                "s = " + share + ", e = " + errors + ", interval " + intervalSeconds + " s, notice " + noticeMs + " ms";
        return new Measurement(subject, () -> {
            AnalysisSpec analysis = AnalysisSpec.every(intervalSeconds * SECOND);
            Strategy strategy = stages(new Stage(share, 4 * SECOND));
            double seconds = intervalSeconds + noticeMs / 1000.0;
            RolloutSpec spec = rollout(errors, strategy, analysis, noticeMs * MILLISECOND);
            return List.of(errors(subject, RATE * share * errors * seconds, seed -> Trial.of(4, 4, 8000, seed, spec)));
        });
    }

    private static Measurement laterLook(double share, double errors) {
        String subject = "s = " + share + ", e = " + errors + ", interval 0.2 s";
        return new Measurement(subject, () -> {
            AnalysisSpec analysis = new AnalysisSpec(SECOND / 5, 0.01, Double.NaN, Double.NaN, 1, TooFew.WAIT, 0);
            RolloutSpec spec = rollout(errors, stages(new Stage(share, 20 * SECOND)), analysis, 0);
            Tally seconds = new Tally();
            Tally failed = new Tally();
            for (int seed = 1; seed <= SEEDS; seed++) {
                Trial trial = Trial.of(4, 4, 22_000, seed, spec);
                trial.finish();
                // From its first request, which comes 1/rs after the stage begins, in the mean.
                seconds.add(trial.figures().timeToDetectNs() / SECOND + 1 / (RATE * share));
                failed.add(trial.failedByNew);
            }
            double expected = RATE * share * errors * seconds.mean();
            return List.of(
                    new Figure(subject, "errors, from the time to detect", expected, failed.mean(), near(failed)));
        });
    }

    private static Measurement noLook(double errors, Stage... stages) {
        double exposed = 0;
        double length = 0;
        for (Stage stage : stages) {
            exposed += stage.share() * stage.forNs() / SECOND;
            length += (double) stage.forNs() / SECOND;
        }
        String subject = "e = " + errors + ", 10 % for 3 s, 50 % for 2 s, nobody looks";
        double expected = RATE * errors * exposed;
        long requests = (long) (RATE * (1 + length));
        RolloutSpec spec =
                new RolloutSpec(SECOND, 4, FLAWLESS, FLAWLESS.withErrors(errors), stages(stages), null, 0, SECOND);
        return new Measurement(
                subject, () -> List.of(errors(subject, expected, seed -> Trial.of(4, 4, requests, seed, spec))));
    }

    private static Section blueGreen() {
        return new Section(
                "Errors that a blue-green switch costs",
                """
                The same with s = 1: r·e·(T + notice) where a look finds it after T, or where somebody decides to go back after T; and
                r·e·(T + start) where the old colour is not kept that long and has to start anew. Means of 40 seeds.""",
                List.of(
                        switched("interval 1 s", 0.1, new BlueGreen(false, 10 * SECOND, 10 * SECOND, -1), 1, 0, 1),
                        switched(
                                "interval 1 s, notice 0.5 s",
                                0.1,
                                new BlueGreen(false, 10 * SECOND, 10 * SECOND, -1),
                                1,
                                500,
                                1.5),
                        switched(
                                "back after 3 s, kept",
                                0.05,
                                new BlueGreen(false, 5 * SECOND, 5 * SECOND, 3 * SECOND),
                                0,
                                0,
                                3),
                        switched(
                                "back after 3 s, not kept, start 2 s",
                                0.05,
                                new BlueGreen(false, 5 * SECOND, SECOND, 3 * SECOND),
                                0,
                                0,
                                5)));
    }

    private static Measurement switched(
            String what, double errors, BlueGreen strategy, long intervalSeconds, long noticeMs, double seconds) {
        String subject = "e = " + errors + ", " + what;
        return new Measurement(subject, () -> {
            @Nullable
            AnalysisSpec analysis = intervalSeconds == 0 ? null : AnalysisSpec.every(intervalSeconds * SECOND);
            long noticeNs = noticeMs * MILLISECOND;
            RolloutSpec spec = new RolloutSpec(
                    SECOND,
                    4,
                    FLAWLESS.withStartNs(2 * SECOND),
                    FLAWLESS.withErrors(errors),
                    strategy,
                    analysis,
                    noticeNs,
                    SECOND + noticeNs);
            return List.of(errors(subject, RATE * errors * seconds, seed -> Trial.of(4, 4, 12_000, seed, spec)));
        });
    }

    private static Section rolling() {
        return new Section("Errors that a rolling update costs", """
                Of n instances one is replaced at a time, and each needs `start`: for so long the new version has 1/n, 2/n, … of the requests, which
                is r·e·start·(n−1)/2 errors until the last one runs. Means of 40 seeds.""", List.of(replaced(4, 0.05), replaced(8, 0.05)));
    }

    private static Measurement replaced(int instances, double errors) {
        String subject = "n = " + instances + ", e = " + errors + ", start 1 s";
        Rolling strategy = new Rolling(Bound.of(1), Bound.of(0), true, 0, -1);
        Version version = FLAWLESS.withErrors(errors).withStartNs(SECOND);
        RolloutSpec spec = new RolloutSpec(SECOND, instances, FLAWLESS, version, strategy, null, 0, SECOND);
        long requests = (long) (RATE * (1 + instances));
        return new Measurement(
                subject,
                () -> List.of(errors(
                        subject,
                        RATE * errors * (instances - 1) / 2,
                        seed -> Trial.of(instances, instances, requests, seed, spec))));
    }

    private static Section users() {
        return new Section("Users who meet an error", """
                Of users with n requests each during a stage, 1 − (1 − s·e)ⁿ meet an error where requests are shared out, and s·(1 − (1 − e)ⁿ) where
                users are: fewer, and those again and again. A thousand users, ten requests each; means of 40 seeds.""", List.of(met(false, 0.1, 0.2), met(true, 0.1, 0.2)));
    }

    private static Measurement met(boolean byClient, double share, double errors) {
        String subject = "s = " + share + ", e = " + errors + (byClient ? ", by client" : ", by request");
        double expected =
                byClient ? share * (1 - StrictMath.pow(1 - errors, 10)) : 1 - StrictMath.pow(1 - share * errors, 10);
        Strategy strategy = new Canary(List.of(new Stage(share, 10 * SECOND)), byClient);
        RolloutSpec spec = new RolloutSpec(SECOND, 4, FLAWLESS, FLAWLESS.withErrors(errors), strategy, null, 0, SECOND);
        return new Measurement(
                subject,
                () -> List.of(mean(
                        subject,
                        "users who meet an error",
                        1000 * expected,
                        seed -> Trial.of(4, 4, 11_000, seed, spec),
                        Trial::clientsThatFailed)));
    }

    private static Section power() {
        return new Section("How often a small canary finds a fault", """
                Where the old version never fails, all x failures of N requests are the new version's: the p-value of Fisher's test is
                C(n,x)/C(N,x), and the probability that a single look rejects is a sum over two binomials, of the n requests that the new version
                gets and of the x that fail. One look after 2 s, level 1 %; 300 seeds.""", List.of(found(0.05, 0.03), found(0.02, 0.1)));
    }

    private static Measurement found(double share, double errors) {
        String subject = "s = " + share + ", e = " + errors;
        return new Measurement(subject, () -> {
            AnalysisSpec analysis = new AnalysisSpec(2 * SECOND, 0.01, Double.NaN, Double.NaN, 1, TooFew.PROMOTE, 0);
            RolloutSpec spec = rollout(errors, stages(new Stage(share, 2 * SECOND)), analysis, 0);
            int found = 0;
            for (int seed = 1; seed <= POWER_SEEDS; seed++) {
                Trial trial = Trial.of(4, 4, 3200, seed, spec);
                trial.finish();
                found += trial.figures().isRolledBack() ? 1 : 0;
            }
            double power = power(1995, share, errors, 0.01);
            double error = StrictMath.sqrt(power * (1 - power) / POWER_SEEDS);
            return List.of(
                    new Figure(subject, "share of the runs", power, (double) found / POWER_SEEDS, absolute(4 * error)));
        });
    }

    private static double power(int all, double share, double errors, double level) {
        double power = 0;
        double ofN = StrictMath.pow(1 - share, all);
        for (int n = 0; n <= all; n++) {
            double ofX = StrictMath.pow(1 - errors, n);
            double pValue = 1;
            for (int x = 0; x <= n; x++) {
                power += pValue <= level ? ofN * ofX : 0;
                pValue *= (double) (n - x) / (all - x);
                ofX *= (double) (n - x) / (x + 1) * errors / (1 - errors);
            }
            ofN *= (double) (all - n) / (n + 1) * share / (1 - share);
        }
        return power;
    }

    private static Figure errors(String subject, double expected, LongFunction<Trial> trials) {
        return mean(subject, "errors", expected, trials, trial -> trial.failedByNew);
    }

    private static Figure mean(
            String subject,
            String quantity,
            double expected,
            LongFunction<Trial> trials,
            ToDoubleFunction<Trial> count) {
        Tally counted = new Tally();
        for (int seed = 1; seed <= SEEDS; seed++) {
            Trial trial = trials.apply(seed);
            trial.finish();
            counted.add(count.applyAsDouble(trial));
        }
        return new Figure(subject, quantity, expected, counted.mean(), near(counted));
    }

    private static Tolerance near(Tally counted) {
        return estimated(0.1, counted.standardDeviation() / StrictMath.sqrt(SEEDS));
    }
}
