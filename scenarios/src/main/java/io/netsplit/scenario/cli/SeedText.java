package io.netsplit.scenario.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code --seeds}: "1..20", or "7,11,13". */
final class SeedText {
    private static final int SEEDS_MAX = 1_000_000;

    private SeedText() {}

    static List<Long> parse(String text) {
        int dots = text.indexOf("..");
        if (dots >= 0) {
            return range(text, seed(text, text.substring(0, dots)), seed(text, text.substring(dots + 2)));
        }
        if (!text.contains(",")) {
            long only = seed(text, text);
            throw UserMistake.usage("--seeds takes a range: '" + only + "' could be one seed or many. Write --seed "
                    + only + (only > 1 ? ", or --seeds 1.." + only + "." : "."));
        }
        Set<Long> seeds = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            seeds.add(seed(text, part.trim()));
        }
        return List.copyOf(seeds);
    }

    private static List<Long> range(String text, long first, long last) {
        if (last < first) {
            throw UserMistake.usage(
                    "--seeds " + text + " is empty: the first seed comes first, as " + last + ".." + first + ".");
        }
        if (last - first < 0 || last - first >= SEEDS_MAX) {
            throw UserMistake.usage("--seeds " + text + " is too many; at most " + SEEDS_MAX + " seeds at once.");
        }
        List<Long> seeds = new ArrayList<>();
        for (long seed = first; seed <= last; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    private static long seed(String text, String number) {
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw UserMistake.usage(
                    "--seeds '" + text + "' is not a range of whole numbers; write it as 1..20 or 7,11,13.");
        }
    }
}
