package io.netsplit.scenario.cli;

import io.netsplit.stats.SequentialSampling;
import io.netsplit.system.OptionText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many seeds, where the result is to say it. */
final class PrecisionFlags {
    private static final int MOST_SEEDS = 100;
    private static final int MOST_SEEDS_EVER = 100_000;

    @Option(
            names = "--precision",
            paramLabel = "SHARE",
            description =
                    "Run more seeds until every 95 %% interval reaches no further than this share of its ratio, as 2%%.")
    private @Nullable String precision;

    @Option(
            names = "--max-seeds",
            paramLabel = "N",
            description = "With --precision: give up, as unknown, after N seeds; default: " + MOST_SEEDS + ".")
    private @Nullable Integer mostSeeds;

    Optional<SequentialSampling> sampling() {
        if (precision == null) {
            if (mostSeeds != null) {
                throw UserMistake.usage("--max-seeds bounds --precision; give that too, as --precision 2%.");
            }
            return Optional.empty();
        }
        int most = mostSeeds == null ? MOST_SEEDS : mostSeeds;
        if (most < SequentialSampling.FIRST || most > MOST_SEEDS_EVER) {
            throw UserMistake.usage("--max-seeds takes a number from " + SequentialSampling.FIRST + " to "
                    + MOST_SEEDS_EVER + ", not " + most + ".");
        }
        return Optional.of(new SequentialSampling(share(precision), most));
    }

    private static double share(String text) {
        try {
            double share = OptionText.share(text);
            if (share > 0 && share < 1) {
                return share;
            }
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage("--precision: " + e.getMessage() + ".");
        }
        throw UserMistake.usage("--precision lies between 0 % and 100 %, as 2%; not " + text + ".");
    }
}
