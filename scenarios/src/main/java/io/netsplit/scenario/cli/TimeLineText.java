package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.model.RunSettings;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Timing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The faults of a scenario over virtual time, drawn with characters. */
final class TimeLineText {
    private static final int COLUMNS = 60;
    private static final int TICKS = 6;
    private static final int NAME_MAX = 20;
    private static final double NS_PER_S = 1e9;

    private final RunSettings run;
    private final int nameWidth;
    private final StringBuilder text = new StringBuilder();

    private TimeLineText(Scenario scenario) {
        this.run = scenario.run();
        this.nameWidth = Math.min(
                NAME_MAX,
                scenario.faults().stream()
                        .mapToInt(step -> step.name().length())
                        .max()
                        .orElse(0));
    }

    static String of(Scenario scenario) {
        return new TimeLineText(scenario).draw(scenario.faults());
    }

    private String draw(List<FaultStep> faults) {
        ticks();
        int warm = column(run.warmupNs());
        if (warm > 0) {
            row("warm-up", "▒".repeat(warm));
        }
        faults.forEach(this::step);
        if (run.livenessNs() > 0) {
            int start = column(run.healAllNs());
            row("heal-all", " ".repeat(start) + bar(COLUMNS - start, "liveness"));
        }
        return text.toString();
    }

    private void ticks() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i <= TICKS; i++) {
            int column = COLUMNS * i / TICKS;
            line.append(" ".repeat(Math.max(0, column - line.length())));
            line.append(seconds(run.durationNs() / TICKS * i));
        }
        row("", line + " s");
    }

    private void step(FaultStep step) {
        String phrase = FaultPhrase.of(step.action())
                + (step.leaderForNs() > 0 ? " once it has led for " + PlainTime.of(step.leaderForNs()) : "");
        if (step.timing() instanceof Timing.At at) {
            int start = column(at.at().minNs());
            long lasts = lasts(at.lasts(), step);
            int length = Math.max(1, column(at.at().minNs() + lasts) - start);
            row(step.name(), " ".repeat(start) + (lasts == 0 ? "│ " + phrase : bar(length, phrase)));
        } else if (step.timing() instanceof Timing.Every every) {
            int start = column(every.fromNs());
            int length = Math.max(1, column(Math.min(run.durationNs(), every.untilNs())) - start);
            String gap = range(every.gap());
            row(step.name(), " ".repeat(start) + bar(length, phrase + ", every " + gap));
        }
    }

    private long lasts(Optional<Range> lasts, FaultStep step) {
        if (lasts.isPresent()) {
            return lasts.get().maxNs();
        }
        return step.watchNs() >= 0 ? step.watchNs() : 0;
    }

    /** The words stand within the bar where they fit, else behind it. */
    private static String bar(int length, String words) {
        if (length < 2) {
            return "│ " + words;
        }
        int room = length - 4;
        if (words.length() > room) {
            return "├" + "─".repeat(length - 2) + "┤ " + words;
        }
        int left = (room - words.length()) / 2;
        int right = room - words.length() - left;
        return "├" + "─".repeat(left) + " " + words + " " + "─".repeat(right) + "┤";
    }

    private int column(long timeNs) {
        return (int) (COLUMNS * Math.min(timeNs, run.durationNs()) / run.durationNs());
    }

    private void row(String name, String content) {
        String shown = name.length() > NAME_MAX ? name.substring(0, NAME_MAX - 1) + "…" : name;
        int width = Math.max(nameWidth, "warm-up".length());
        text.append("  ").append(shown).append(" ".repeat(Math.max(0, width - shown.length()) + 2));
        text.append(content.stripTrailing()).append('\n');
    }

    private static String range(Range range) {
        return range.isExact()
                ? seconds(range.minNs()) + " s"
                : seconds(range.minNs()) + "–" + seconds(range.maxNs()) + " s";
    }

    private static String seconds(long ns) {
        return String.format(Locale.ROOT, "%.3f", ns / NS_PER_S).replaceFirst("\\.?0+$", "");
    }
}
