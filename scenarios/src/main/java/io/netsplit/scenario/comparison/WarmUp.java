package io.netsplit.scenario.comparison;

import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantCharts.Step;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.stats.Mser;
import java.util.List;

/**
 * Where the warm-up of a scenario ends, found by MSER-5 from runs without one: over the mean latencies of short steps, all
 * seeds together (averaged replications, as in Hoad, Robinson and Davies, "Automating Warm-up Length Estimation", Journal of
 * the Operational Research Society 2010), up to the first fault, after which nothing is steady. Variants are compared over
 * the same stretch, so that the one that takes longest to settle decides for all.
 *
 * @param lengthNs what is left out of every run
 * @param variant who takes that long
 * @param why empty where the rule has decided; else why it could not, and what would help
 */
public record WarmUp(long lengthNs, String variant, String why) {
    public static WarmUp of(SweepResult withoutWarmup) {
        WarmUp longest = new WarmUp(0, "", "");
        for (VariantResult variant : withoutWarmup.variants()) {
            WarmUp own = of(variant);
            if (!own.isDecided()) {
                return own;
            }
            if (own.lengthNs > longest.lengthNs || longest.variant.isEmpty()) {
                longest = own;
            }
        }
        return longest;
    }

    private static WarmUp of(VariantResult variant) {
        long calmNs = variant.runs().stream()
                .flatMap(run -> run.faults().stream())
                .mapToLong(fault -> fault.startNs())
                .min()
                .orElse(Long.MAX_VALUE);
        List<Step> steps = variant.charts().overTime().stream()
                .filter(step -> step.endNs() <= calmNs)
                .toList();
        if (steps.size() < Mser.BATCH * Mser.LEAST_BATCHES) {
            return new WarmUp(0, variant.name(), tooFew(steps.size(), calmNs));
        }
        Mser.Cut cut = Mser.of(steps.stream().mapToDouble(Step::meanNs).toArray());
        if (!cut.isDecided()) {
            return new WarmUp(
                    0,
                    variant.name(),
                    "its latency is not steady in the second half of "
                            + (calmNs == Long.MAX_VALUE ? "the run" : "the time before the first fault")
                            + ". Run longer");
        }
        return new WarmUp(
                cut.observations() == 0 ? 0 : steps.get(cut.observations()).startNs(), variant.name(), "");
    }

    private static String tooFew(int steps, long calmNs) {
        boolean isCalm = calmNs == Long.MAX_VALUE;
        return "it needs " + Mser.BATCH * Mser.LEAST_BATCHES + " steps of the time line with an answer, and "
                + (isCalm ? "of those" : "before the first fault") + " there are " + steps + ". "
                + (isCalm ? "Send more" : "Let the fault begin later");
    }

    public boolean isDecided() {
        return why.isEmpty();
    }
}
