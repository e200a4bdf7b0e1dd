package io.netsplit.scenario.cli;

import io.netsplit.system.OptionText;
import java.util.List;
import picocli.CommandLine.Option;

/** Which part at the start of every run does not count. */
final class WarmUpFlag {
    private static final String AUTO = "auto";

    @Option(
            names = "--warmup",
            paramLabel = "auto|TIME",
            description =
                    "Leave this out at the start of every run, as 5s; auto runs once more without a warm-up and finds "
                            + "where latency settles, by MSER-5; default: what the scenario says.")
    private String warmup = "";

    boolean isAutomatic() {
        return warmup.equals(AUTO);
    }

    /** What to change in the scenario before it is run for the first time. */
    List<String> fixed() {
        if (warmup.isEmpty()) {
            return List.of();
        }
        return List.of(setting(isAutomatic() ? 0 : length()));
    }

    static String setting(long warmupNs) {
        return "run.warmup=" + (warmupNs == 0 ? "0s" : warmupNs + "ns");
    }

    private long length() {
        try {
            return OptionText.durationNs(warmup);
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage("--warmup takes auto or a length of time, as 5s, not '" + warmup + "'.");
        }
    }
}
