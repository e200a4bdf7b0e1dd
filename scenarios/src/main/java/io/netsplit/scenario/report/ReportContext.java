package io.netsplit.scenario.report;

import java.util.List;

/**
 * What a report must know beside the result, to tell its reader how to go on.
 *
 * @param command how netsplit was called, as "./netsplit"
 * @param scenario the scenario as the user named it
 * @param flags flags that change what is run, as {@code --set run.duration=10s}; repeated in every command
 * @param folder the run folder as the user would type it; empty where nothing was written
 * @param charts what the scenario wants drawn, in the format's words and in order; empty for the usual
 * @param baseline the variant that the others are held against; empty for the first
 * @param sideBySide whether variants are places in which the same took place, as "sim" and "ratis"
 */
public record ReportContext(
        String command,
        String scenario,
        List<String> flags,
        String folder,
        List<String> charts,
        String baseline,
        boolean sideBySide) {
    /** The flag that names the real nodes on which a run took place. */
    public static final String ON = "--on";

    /** The name of a variant where the scenario has none. */
    private static final String ONLY_VARIANT = "default";

    /** Of variants that are held against one of them. */
    public ReportContext(
            String command, String scenario, List<String> flags, String folder, List<String> charts, String baseline) {
        this(command, scenario, flags, folder, charts, baseline, false);
    }

    /** With the first variant as the baseline. */
    public ReportContext(String command, String scenario, List<String> flags, String folder, List<String> charts) {
        this(command, scenario, flags, folder, charts, "");
    }

    public ReportContext {
        flags = List.copyOf(flags);
        charts = List.copyOf(charts);
    }

    /**
     * The command that shows one run again, ready to be pasted into a shell. What took place on real nodes never does so
     * again: there it is the command for another run like it, and of places side by side for all of them.
     */
    public String replay(String variant, long seed) {
        if (sideBySide) {
            StringBuilder all = new StringBuilder(quoted(command) + " compare " + quoted(scenario) + " --seed " + seed);
            flags.forEach(flag -> all.append(' ').append(quoted(flag)));
            return all.toString();
        }
        boolean real = flags.contains(ON);
        StringBuilder line = new StringBuilder(quoted(command))
                .append(real ? " run " : " replay ")
                .append(quoted(scenario));
        if (!variant.equals(ONLY_VARIANT)) {
            line.append(" --variant ").append(quoted(variant));
        }
        line.append(" --seed ").append(seed);
        flags.forEach(flag -> line.append(' ').append(quoted(flag)));
        return line.append(real ? "" : " --around-failure").toString();
    }

    /** How its time passed: "simulated", or "on ratis" where real nodes were at work. */
    String manner() {
        int on = flags.indexOf(ON);
        return on < 0 ? "simulated" : "on " + flags.get(on + 1);
    }

    /** The panels of the whole-run picture, in order. */
    List<String> panels() {
        List<String> asked =
                charts.stream().filter(RunTimeline.PANELS::contains).toList();
        return charts.isEmpty() ? RunTimeline.USUAL : asked;
    }

    /** The space-time diagram comes first unless the scenario puts something before it. */
    boolean isSpaceTimeFirst() {
        return charts.indexOf("space-time") <= 0;
    }

    /** Safe words stay as they are; everything else is quoted for a POSIX shell. */
    public static String quoted(String word) {
        if (!word.isEmpty() && word.chars().allMatch(ReportContext::isSafe)) {
            return word;
        }
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isSafe(int c) {
        return Character.isLetterOrDigit(c) || "-_=+.,:/@%\\".indexOf(c) >= 0;
    }
}
