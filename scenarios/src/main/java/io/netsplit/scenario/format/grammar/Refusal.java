package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Values;
import java.util.Optional;
import java.util.function.Supplier;

/** What only the thing that is built knows: which values go together. */
final class Refusal {
    private Refusal() {}

    /** What {@code builds} gives; where it refuses, its words are reported of {@code what}. */
    static <T> Optional<T> of(Values values, String what, Supplier<T> builds) {
        try {
            return Optional.of(builds.get());
        } catch (IllegalArgumentException e) {
            values.report(Diagnostic.of(ErrorCode.NS013, values.head(), what + " does not fit together")
                    .withHelp(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
