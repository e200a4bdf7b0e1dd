package io.netsplit.scenario.cli;

import io.netsplit.scenario.view.Dashboard;
import io.netsplit.scenario.view.ViewRefused;
import io.netsplit.scenario.view.ViewRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netsplit view}: the dashboard, or its pictures. */
@Command(
        name = "view",
        header = "Open a run in the dashboard, recorded or live, or write its pictures.",
        description = {
            "RUN is a trace file, a run folder as out/raft-split-brain/latest, or the name of a scenario that was run here.",
            "Without --export a window opens; where there is no display the exit code is 69. With --export nothing but a Java "
                    + "runtime and a font is needed."
        },
        footer = {
            "%nFor example:",
            "  netsplit view raft-split-brain",
            "  netsplit view raft-split-brain --variant broken-quorum --pane window --at 12s --export split.png",
            "  netsplit view out/raft-split-brain/latest/correct-seed-1 --beside out/raft-split-brain/latest/broken-quorum-seed-1",
            "  netsplit view raft-split-brain --live",
            "  netsplit view raft-split-brain --live --on ratis"
        })
final class ViewCommand implements Callable<Integer> {
    /** How to look at it. */
    static final class LookFlags {
        @Option(
                names = "--pane",
                paramLabel = "PANE",
                description =
                        "cluster, space-time, log, inspector, load-balancing, consistency, compare, sharding, strip, or window "
                                + "for all of them; default: load-balancing where there are queues, else cluster, and window in a picture.")
        private String pane = "";

        @Option(
                names = "--at",
                paramLabel = "TIME",
                description = "Put the cursor here, as 12.4s; default: the first violation.")
        private String at = "";

        @Option(names = "--from", paramLabel = "TIME", description = "Begin of the range that is shown.")
        private String from = "";

        @Option(names = "--to", paramLabel = "TIME", description = "End of the range that is shown.")
        private String to = "";

        @Option(
                names = "--select",
                paramLabel = "WHAT",
                description = "Select a node by its name, message:NUMBER or event:NUMBER.")
        private String select = "";

        @Option(
                names = "--filter",
                paramLabel = "FILTER",
                description = "Events that the log shows, as \"kind=drop & node=n3 & t>3s\".")
        private String filter = "";

        @Option(names = "--quiet-traffic", description = "Hide client traffic and signs of life.")
        private boolean quiet;

        @Option(names = "--cone", description = "Let stand out what the selection was caused by, and what it caused.")
        private boolean cone;

        @Option(
                names = "--link",
                paramLabel = "LINK",
                description = "Show what a link that was copied from a dashboard says.")
        private String link = "";

        @Option(names = "--theme", paramLabel = "THEME", description = "light or dark; default: light.")
        private String theme = "";

        @Option(names = "--size", paramLabel = "WxH", description = "Size in pixels; default: 1280x800.")
        private String size = "";

        @Option(
                names = "--scale",
                paramLabel = "N",
                description = "Everything larger by this factor, as 1.5; default: 1.")
        private double scale = 1;
    }

    private final Environment environment;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description =
                    "A trace file, a run folder, or the name of a scenario that was run; without it a window opens with a "
                            + "gallery of scenarios.")
    private String subject = "";

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = "Whose trace; default: the first that failed, else the first.")
    private String variant = "";

    @Option(
            names = "--beside",
            paramLabel = "RUN",
            description =
                    "Hold another recorded run against this one, up to where they first differ; see 'netsplit diff'.")
    private String beside = "";

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write the picture here and open no window; .png or .svg, may be repeated.")
    private List<String> exports = new ArrayList<>();

    @Option(
            names = "--live",
            description = "RUN is a scenario: run it while you look on, and break it by hand (see docs/dashboard.md).")
    private boolean live;

    @Option(names = "--seed", paramLabel = "N", description = "With --live: its seed; default: the scenario's first.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--on",
            paramLabel = "BACKEND",
            description = "With --live: run it on real nodes, in real time; see 'netsplit list backends'.")
    private String on = "";

    @Option(
            names = "--measure",
            description = "Print how long it takes to open the run and to scrub through it; with --live, how busy the "
                    + "window is while it runs at full speed.")
    private boolean measure;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private LookFlags look = new LookFlags();

    @Mixin
    @SuppressWarnings("UnusedVariable") // every verb takes these flags
    private final CommonFlags common = new CommonFlags();

    ViewCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (subject.isEmpty() && (live || measure || !exports.isEmpty())) {
            throw UserMistake.usage("Which run? Give a trace file, a run folder or the name of a scenario.");
        }
        if (!beside.isEmpty() && (subject.isEmpty() || live || measure)) {
            throw UserMistake.usage("--beside holds a recorded run against another one: " + environment.command()
                    + " view A --beside B.");
        }
        if (seed.isPresent() && !live) {
            throw UserMistake.usage("--seed chooses the run of --live; a recorded run has its own.");
        }
        if (!on.isEmpty()) {
            if (!live || !exports.isEmpty()) {
                throw UserMistake.usage("--on says where a run of --live takes place, in a window; '"
                        + environment.command() + " run " + subject + " --on " + on + "' records one.");
            }
            RealNodes.named(on, environment);
        }
        ViewRequest request = new ViewRequest(
                subject,
                variant,
                beside,
                new ViewRequest.Look(
                        look.pane,
                        look.at,
                        look.from,
                        look.to,
                        look.select,
                        look.filter,
                        look.link,
                        look.theme,
                        look.size,
                        look.scale,
                        look.quiet,
                        look.cone),
                exports,
                new ViewRequest.Live(live, seed, on),
                new DashboardWorkshop(environment),
                measure,
                environment.directory(),
                environment.command(),
                environment.variables(),
                environment.err(),
                environment.interrupted());
        Dashboard dashboard = ServiceLoader.load(Dashboard.class)
                .findFirst()
                .orElseThrow(
                        () -> new UserMistake(
                                ExitCode.NO_WINDOW,
                                "The dashboard is not there: its jar is not on the class path. Start it from a checkout with "
                                        + "./netsplit view, which builds it; or open report.html in the run's folder with a browser."));
        try {
            dashboard.show(request);
        } catch (ViewRefused e) {
            throw new UserMistake(
                    switch (e.reason()) {
                        case USAGE -> ExitCode.USAGE;
                        case NOTHING_THERE -> ExitCode.NOTHING_MATCHED;
                        case NOT_VALID -> ExitCode.INVALID_SCENARIO;
                        case NO_WINDOW -> ExitCode.NO_WINDOW;
                        case INTERRUPTED -> ExitCode.INTERRUPTED;
                    },
                    String.valueOf(e.getMessage()));
        }
        return ExitCode.OK;
    }
}
