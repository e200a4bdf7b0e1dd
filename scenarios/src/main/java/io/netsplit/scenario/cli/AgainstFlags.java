package io.netsplit.scenario.cli;

import io.netsplit.system.OptionText;
import picocli.CommandLine.Option;

/** A comparison with earlier results instead of one between variants. */
final class AgainstFlags {
    private static final double USUAL_TOLERANCE = 0.1;

    @Option(
            names = "--against",
            paramLabel = "FOLDER",
            description =
                    "Compare each variant with itself in an earlier result folder, seed by seed. SCENARIO may be a "
                            + "result folder too; else it is run now, under the earlier seeds. Exit code 1 where a figure got worse.")
    private String folder = "";

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            description = "With --against: how much worse a figure may be; default: 10%%.")
    private String tolerance = "";

    String folder() {
        return folder;
    }

    boolean isGiven() {
        if (folder.isEmpty() && !tolerance.isEmpty()) {
            throw UserMistake.usage("--tolerance goes with --against FOLDER.");
        }
        return !folder.isEmpty();
    }

    double tolerance() {
        if (tolerance.isEmpty()) {
            return USUAL_TOLERANCE;
        }
        try {
            double share = OptionText.share(tolerance);
            if (share >= 0 && share < 1) {
                return share;
            }
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage("--tolerance: " + e.getMessage() + ".");
        }
        throw UserMistake.usage("--tolerance lies between 0 % and 100 %, as 10%; not " + tolerance + ".");
    }
}
