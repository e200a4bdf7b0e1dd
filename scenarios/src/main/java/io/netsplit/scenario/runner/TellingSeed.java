package io.netsplit.scenario.runner;

import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.AssertionResult.SeedResult;
import io.netsplit.scenario.result.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The run of a variant that tells most: the first that surprises, else the first that violates what was meant to be violated,
 * else the first of all.
 *
 * @param seed its seed
 * @param reason why it was chosen
 * @param violationNs virtual time of its first violation, or -1
 * @param violation what was violated then, or empty
 */
record TellingSeed(long seed, String reason, long violationNs, String violation) {
    static TellingSeed of(List<AssertionResult> assertions, List<Long> finished) {
        return first(assertions, finished, TellingSeed::surprise)
                .or(() -> first(assertions, finished, TellingSeed::violation))
                .orElseGet(() -> new TellingSeed(finished.get(0), "the first seed", -1, ""));
    }

    private interface Question {
        Optional<String> ask(AssertionResult assertion, SeedResult seed);
    }

    /** The first seed for which the question has an answer, and the earliest violation in it. */
    private static Optional<TellingSeed> first(
            List<AssertionResult> assertions, List<Long> finished, Question question) {
        for (long seed : finished) {
            for (AssertionResult assertion : assertions) {
                Optional<String> answer = inSeed(assertion, seed).flatMap(found -> question.ask(assertion, found));
                if (answer.isPresent()) {
                    return Optional.of(at(assertions, seed, answer.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> surprise(AssertionResult assertion, SeedResult seed) {
        boolean violated = seed.holds() == Verdict.FAIL;
        if (assertion.verdict() != Verdict.FAIL || violated == assertion.expectFail()) {
            return Optional.empty();
        }
        return Optional.of(violated ? "it violates " + name(assertion) : "it does not violate " + name(assertion));
    }

    private static Optional<String> violation(AssertionResult assertion, SeedResult seed) {
        return assertion.expectFail() && seed.holds() == Verdict.FAIL
                ? Optional.of("it violates " + name(assertion) + ", as it is meant to")
                : Optional.empty();
    }

    private static TellingSeed at(List<AssertionResult> assertions, long seed, String reason) {
        long firstNs = -1;
        String what = "";
        for (AssertionResult assertion : assertions) {
            SeedResult found = inSeed(assertion, seed).orElse(null);
            if (found == null || found.holds() != Verdict.FAIL || found.timeNs() < 0) {
                continue;
            }
            if (firstNs < 0 || found.timeNs() < firstNs) {
                firstNs = found.timeNs();
                what = name(assertion) + " is violated: " + found.sentence();
            }
        }
        return new TellingSeed(seed, "seed " + seed + " is the first: " + reason, firstNs, what);
    }

    private static Optional<SeedResult> inSeed(AssertionResult assertion, long seed) {
        return assertion.seeds().stream().filter(one -> one.seed() == seed).findFirst();
    }

    private static String name(AssertionResult assertion) {
        return assertion.name().isEmpty() ? assertion.text() : assertion.name();
    }
}
