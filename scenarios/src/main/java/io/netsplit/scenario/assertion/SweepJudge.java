package io.netsplit.scenario.assertion;

import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Assertion.Compare;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.Operator;
import io.netsplit.scenario.format.word.Unit;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.AssertionResult.Kind;
import io.netsplit.scenario.result.AssertionResult.SeedResult;
import io.netsplit.scenario.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges an assertion over all seeds. A claim holds where it holds in every seed; what is unknown in one seed, or was not
 * run, makes the whole unknown unless another seed violates it.
 */
public final class SweepJudge {
    private final int seedsWanted;
    private final String whyFewer;

    /**
     * For a variant of which {@code seedsWanted} runs should be there; fewer make verdicts unknown.
     *
     * @param whyFewer what ended the sweep, and what to do about it; read only where there are fewer
     */
    public SweepJudge(int seedsWanted, String whyFewer) {
        this.seedsWanted = seedsWanted;
        this.whyFewer = whyFewer;
    }

    /** Anything but a comparison. */
    public AssertionResult judge(Assertion assertion, List<SeedResult> seeds) {
        Verdict holds = overall(seeds);
        Optional<SeedResult> worst = worst(assertion, seeds);
        List<String> evidence = seeds.stream()
                .filter(seed -> seed.holds() == Verdict.FAIL)
                .limit(1)
                .map(SeedResult::sentence)
                .filter(text -> !text.isEmpty())
                .toList();
        return result(assertion, holds, seeds, worst, measured(assertion, holds, seeds, worst), evidence);
    }

    /** A comparison of figures measured under the same seeds. */
    public AssertionResult compare(Compare assertion, List<SeedResult> of, List<SeedResult> to) {
        Map<Long, SeedResult> bySeed = new LinkedHashMap<>();
        to.forEach(one -> bySeed.put(one.seed(), one));
        List<PairedComparison.Pair> pairs = new ArrayList<>();
        List<SeedResult> seeds = new ArrayList<>();
        Verdict known = of.size() == seedsWanted && to.size() == seedsWanted ? Verdict.PASS : Verdict.UNKNOWN;
        for (SeedResult one : of) {
            SeedResult other = bySeed.get(one.seed());
            if (other != null) {
                Verdict both = one.holds().and(other.holds());
                known = known.and(both);
                pairs.add(new PairedComparison.Pair(one.value(), other.value()));
                seeds.add(pairResult(assertion, one, other, both));
            }
        }
        PairedComparison comparison = assertion.by() == Compare.By.RATIO
                ? PairedComparison.ratio(pairs, assertion.confidence())
                : PairedComparison.difference(pairs, assertion.confidence());
        Verdict holds = known == Verdict.PASS ? verdict(assertion, comparison) : Verdict.UNKNOWN;
        boolean isUndecided = known == Verdict.PASS && comparison.isKnown() && holds == Verdict.UNKNOWN;
        List<String> evidence =
                isUndecided ? List.of("the bound lies inside this interval: more seeds may tell") : List.of();
        return result(assertion, holds, seeds, Optional.empty(), measured(assertion, comparison, seeds), evidence);
    }

    private static SeedResult pairResult(Compare assertion, SeedResult one, SeedResult other, Verdict both) {
        double value = assertion.by() == Compare.By.RATIO ? one.value() / other.value() : one.value() - other.value();
        Unit unit = assertion.metric().unit();
        String sentence = both == Verdict.UNKNOWN
                ? (one.holds() == Verdict.UNKNOWN ? one.sentence() : other.sentence())
                : assertion.of() + " " + Figures.text(unit, one.value()) + ", " + assertion.to() + " "
                        + Figures.text(unit, other.value());
        return new SeedResult(one.seed(), both, value, sentence, -1);
    }

    /** The bound must lie beyond the whole interval; where the interval straddles it, more seeds may tell. */
    private static Verdict verdict(Compare assertion, PairedComparison comparison) {
        if (!comparison.isKnown()) {
            return Verdict.UNKNOWN;
        }
        Verdict verdict = Verdict.PASS;
        if (assertion.atMost().isPresent()) {
            double bound = assertion.atMost().getAsDouble();
            verdict = verdict.and(side(comparison.high() <= bound, comparison.low() > bound));
        }
        if (assertion.atLeast().isPresent()) {
            double bound = assertion.atLeast().getAsDouble();
            verdict = verdict.and(side(comparison.low() >= bound, comparison.high() < bound));
        }
        return verdict;
    }

    private static Verdict side(boolean within, boolean beyond) {
        return within ? Verdict.PASS : beyond ? Verdict.FAIL : Verdict.UNKNOWN;
    }

    private String measured(Compare assertion, PairedComparison comparison, List<SeedResult> seeds) {
        Optional<SeedResult> unknown =
                seeds.stream().filter(one -> one.holds() == Verdict.UNKNOWN).findFirst();
        if (unknown.isPresent()) {
            return "unknown: " + unknown.get().sentence() + " (seed "
                    + unknown.get().seed() + ")";
        }
        if (seeds.size() < seedsWanted) {
            return "unknown: " + fewer(seeds);
        }
        if (!comparison.isKnown()) {
            return comparison.pairs() < 2
                    ? "unknown: at least two seeds are needed"
                    : "unknown: a figure is zero or infinite";
        }
        Unit unit = assertion.unit();
        String name = assertion.by().name().toLowerCase(Locale.ROOT);
        return name + " " + Figures.text(unit, comparison.mean()) + " [" + Figures.text(unit, comparison.low()) + ", "
                + Figures.text(unit, comparison.high()) + "], " + Figures.number(100 * assertion.confidence())
                + " % confidence";
    }

    private Verdict overall(List<SeedResult> seeds) {
        Verdict holds = seeds.size() < seedsWanted || seeds.isEmpty() ? Verdict.UNKNOWN : Verdict.PASS;
        for (SeedResult seed : seeds) {
            holds = holds.and(seed.holds());
        }
        return holds;
    }

    /** The seed whose figure is furthest from the claim. */
    private static Optional<SeedResult> worst(Assertion assertion, List<SeedResult> seeds) {
        Comparator<SeedResult> byValue = Comparator.comparingDouble(SeedResult::value);
        Comparator<SeedResult> order;
        if (assertion instanceof Assertion.Eventually) {
            order = byValue;
        } else if (assertion instanceof Assertion.Threshold threshold) {
            order = badness(threshold.operator(), threshold.value());
        } else {
            return Optional.empty();
        }
        // Of equals the first seed: max would give the last.
        return seeds.stream().filter(seed -> !Double.isNaN(seed.value())).min(order.reversed());
    }

    private static Comparator<SeedResult> badness(Operator operator, double bound) {
        return switch (operator) {
            case BELOW, AT_MOST -> Comparator.comparingDouble(SeedResult::value);
            case ABOVE, AT_LEAST ->
                Comparator.comparingDouble(SeedResult::value).reversed();
            case EQUAL -> Comparator.comparingDouble(seed -> Math.abs(seed.value() - bound));
            case UNEQUAL -> Comparator.comparingDouble(seed -> -Math.abs(seed.value() - bound));
        };
    }

    private String measured(Assertion assertion, Verdict holds, List<SeedResult> seeds, Optional<SeedResult> worst) {
        boolean figure = assertion instanceof Assertion.Threshold || assertion instanceof Assertion.Eventually;
        long violated =
                seeds.stream().filter(seed -> seed.holds() == Verdict.FAIL).count();
        if (holds == Verdict.UNKNOWN) {
            return "unknown: " + whyUnknown(seeds);
        }
        if (figure
                && (holds == Verdict.PASS
                        || violated < seeds.size()
                        || !assertion.scope().expectFail())) {
            return worst.map(
                            one -> "worst " + Figures.text(unit(assertion), one.value()) + " (seed " + one.seed() + ")")
                    .orElse("");
        }
        if (violated > 0) {
            return "violated in " + violated + " of " + seeds.size();
        }
        if (assertion instanceof Assertion.Invariant) {
            double checks = seeds.stream().mapToDouble(SeedResult::value).sum();
            return checks == 1 ? "1 check" : Figures.count((long) checks) + " checks";
        }
        return seeds.size() == 1 ? "1 history" : seeds.size() + " histories";
    }

    private String whyUnknown(List<SeedResult> seeds) {
        Optional<SeedResult> first =
                seeds.stream().filter(seed -> seed.holds() == Verdict.UNKNOWN).findFirst();
        return first.map(seed -> seed.sentence() + " (seed " + seed.seed() + ")")
                .orElseGet(() -> fewer(seeds));
    }

    private String fewer(List<SeedResult> seeds) {
        return "only " + seeds.size() + " of " + seedsWanted + " seeds were run: " + whyFewer;
    }

    private static Unit unit(Assertion assertion) {
        if (assertion instanceof Assertion.Threshold threshold) {
            return threshold.metric().unit();
        }
        if (assertion instanceof Compare compare) {
            return compare.unit();
        }
        return assertion instanceof Assertion.Eventually ? Unit.DURATION : Unit.COUNT;
    }

    private static AssertionResult result(
            Assertion assertion,
            Verdict holds,
            List<SeedResult> seeds,
            Optional<SeedResult> worst,
            String measured,
            List<String> evidence) {
        Assertion.Scope scope = assertion.scope();
        Optional<SeedResult> failing =
                seeds.stream().filter(seed -> seed.holds() == Verdict.FAIL).findFirst();
        return new AssertionResult(
                Kind.valueOf(assertion.kind().toUpperCase(Locale.ROOT)),
                assertion.claim(),
                window(assertion),
                filter(scope.where()),
                scope.name(),
                scope.span().place(),
                scope.span().line(),
                scope.span().column(),
                scope.expectFail(),
                scope.because(),
                holds,
                scope.expectFail() ? holds.inverted() : holds,
                measured,
                worst.map(SeedResult::value).orElse(Double.NaN),
                worst.map(SeedResult::seed).orElse(null),
                Figures.word(unit(assertion)),
                seeds,
                failing.map(SeedResult::seed).orElse(null),
                evidence);
    }

    private static String window(Assertion assertion) {
        String window = assertion.scope().window().text();
        if (!(assertion instanceof Assertion.Eventually eventually)) {
            return window;
        }
        String within = "within " + Figures.duration(eventually.withinNs());
        return window.isEmpty() ? within : window + " " + within;
    }

    private static String filter(Map<Filter, List<String>> where) {
        return where.entrySet().stream()
                .map(entry -> entry.getKey() == Filter.SIDE
                        ? String.join(" or ", entry.getValue())
                        : entry.getKey().word() + " " + String.join(" or ", entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
