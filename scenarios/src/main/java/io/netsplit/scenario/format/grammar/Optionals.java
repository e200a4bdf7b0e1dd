package io.netsplit.scenario.format.grammar;

import java.util.Optional;
import java.util.OptionalDouble;

/** Conversions between the optional types of the platform. */
final class Optionals {
    private Optionals() {}

    static OptionalDouble ofDouble(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
