package io.netsplit.scenario.comparison;

import io.netsplit.kernel.Outcome;
import io.netsplit.random.Prng;
import io.netsplit.scenario.result.ExitStatus;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sweep whose truth is known: the latency of a variant is its own level times what the seed gives to all variants, times a
 * little chance of its own, both lognormal.
 */
public final class DrawnSweep {
    private static final double SHARED = 0.5;

    private final Map<String, Double> levels;
    private final double noise;
    private final String trial;

    /**
     * @param levels the true median latency of each variant in nanoseconds
     * @param noise relative spread that variants do not share
     * @param trial another name is another set of chances
     */
    public DrawnSweep(Map<String, Double> levels, double noise, String trial) {
        this.levels = new LinkedHashMap<>(levels);
        this.noise = noise;
        this.trial = trial;
    }

    public SweepResult under(List<Long> seeds) {
        List<VariantResult> variants = new ArrayList<>();
        levels.forEach((name, level) -> {
            List<RunSummary> runs = seeds.stream()
                    .map(seed -> run(name, seed, latency(name, level, seed)))
                    .toList();
            variants.add(new VariantResult(name, false, List.of(), runs, List.of(), null));
        });
        long second = 1_000_000_000L;
        return new SweepResult(
                "drawn",
                "",
                "",
                "drawn.yaml",
                "test",
                seeds,
                60 * second,
                5 * second,
                variants,
                false,
                ExitStatus.PASS,
                1);
    }

    private double latency(String variant, double level, long seed) {
        double shared = Prng.of(seed, trial + "/shared").nextGaussian();
        double own = Prng.of(seed, trial + "/" + variant).nextGaussian();
        return level * StrictMath.exp(SHARED * shared + noise * own);
    }

    private static RunSummary run(String variant, long seed, double latency) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("latency.p99", latency);
        metrics.put("availability", 1.0);
        metrics.put("errors", 0.0);
        return new RunSummary(
                variant,
                seed,
                "0123456789abcdef",
                Outcome.REACHED_TIME,
                1,
                1,
                1,
                metrics,
                Map.of(),
                "term",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
    }
}
