package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Assertion.Scope;
import io.netsplit.scenario.format.model.Variant;
import java.util.List;

/** Settles to which variants an assertion applies that names none: all but canaries. */
final class AssertionScopes {
    private AssertionScopes() {}

    static List<Assertion> settle(List<Assertion> assertions, List<FileReader.Changed> variants) {
        List<String> all = variants.isEmpty()
                ? List.of(Variant.DEFAULT)
                : variants.stream()
                        .filter(variant -> !variant.canary())
                        .map(FileReader.Changed::name)
                        .toList();
        return assertions.stream().map(assertion -> settle(assertion, all)).toList();
    }

    private static Assertion settle(Assertion assertion, List<String> all) {
        if (assertion instanceof Assertion.Invariant a) {
            return new Assertion.Invariant(settle(a.scope(), all), a.name());
        }
        if (assertion instanceof Assertion.Consistent a) {
            return new Assertion.Consistent(settle(a.scope(), all), a.model());
        }
        if (assertion instanceof Assertion.Eventually a) {
            return new Assertion.Eventually(settle(a.scope(), all), a.condition(), a.withinNs());
        }
        if (assertion instanceof Assertion.Threshold a) {
            return new Assertion.Threshold(settle(a.scope(), all), a.metric(), a.operator(), a.value(), a.claim());
        }
        Assertion.Compare a = (Assertion.Compare) assertion;
        Scope pair = settle(a.scope(), List.of(a.of(), a.to()));
        return new Assertion.Compare(
                pair, a.metric(), a.of(), a.to(), a.by(), a.atLeast(), a.atMost(), a.confidence(), a.claim());
    }

    private static Scope settle(Scope scope, List<String> all) {
        List<String> variants = scope.variants().isEmpty() ? all : List.copyOf(scope.variants());
        return new Scope(
                variants,
                scope.window(),
                scope.where(),
                scope.name(),
                scope.expectFail(),
                scope.because(),
                scope.span());
    }
}
