package io.netsplit.scenario.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which seeds a verb is to run. */
final class SeedFlags {
    @Option(names = "--seed", paramLabel = "N", description = "Run this seed only.")
    private @Nullable Long seed;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            description = "Run these seeds instead of the scenario's, as 1..20 or 7,11.")
    private @Nullable String seeds;

    void refuseContradictions() {
        if (seed != null && seeds != null) {
            throw UserMistake.usage("--seed and --seeds contradict each other; give one of them.");
        }
    }

    /** True where one seed alone was asked for. */
    boolean isOne() {
        return seed != null;
    }

    /** Empty where the scenario's own are meant. */
    List<Long> list() {
        refuseContradictions();
        if (seed != null) {
            return List.of(seed);
        }
        return seeds == null ? List.of() : SeedText.parse(seeds);
    }
}
