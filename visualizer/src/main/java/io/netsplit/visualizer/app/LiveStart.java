package io.netsplit.visualizer.app;

import io.netsplit.scenario.format.model.Lesson;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.live.Script;
import io.netsplit.scenario.view.ViewRefused;
import io.netsplit.scenario.view.ViewRefused.Reason;
import io.netsplit.scenario.view.ViewRequest;
import io.netsplit.trace.TraceHeader;
import io.netsplit.visualizer.live.Studio;
import io.netsplit.visualizer.live.Workbench;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.opening.RunOpener;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.window.DashboardWindow;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A run that is to take place while it is looked at, from what was typed. */
final class LiveStart {
    private static final long POLL_NS = 2_000_000;

    private final Studio studio;

    private LiveStart(Studio studio) {
        this.studio = studio;
    }

    /** What was typed names a scenario that can be run, or this says why it does not. */
    static LiveStart of(ViewRequest request) throws ViewRefused {
        String name = request.subject().isEmpty() ? request.workshop().first() : request.subject();
        Script script = request.workshop()
                .script(name)
                .orElseThrow(() -> new ViewRefused(
                        Reason.NOTHING_THERE,
                        "No scenario is called '" + name + "', and there is no such file. '" + request.command()
                                + " list scenarios' shows those that there are."));
        try {
            Optional<Lesson> lesson = request.live().wanted()
                    ? Optional.empty()
                    : script.read().file().flatMap(ScenarioFile::lesson);
            return new LiveStart(new Studio(
                    request.workshop(),
                    script,
                    lesson.map(Lesson::variant).orElse(request.variant()),
                    lesson.map(Lesson::seed).or(request.live()::seed),
                    request.live().on()));
        } catch (IllegalArgumentException e) {
            throw new ViewRefused(Reason.NOT_VALID, e.getMessage() + ".");
        }
    }

    /** A window, or the pictures of the run at its end or at {@code --at}. */
    void show(ViewRequest request, Looks looks) throws ViewRefused {
        boolean toFile = !request.exports().isEmpty();
        boolean gallery = request.subject().isEmpty();
        studio.start();
        studio.want(toFile || gallery ? Long.MAX_VALUE : 1);
        if (studio.isReal()) {
            request.err()
                    .println("netsplit: starting the nodes of " + request.live().on() + " ...");
            request.err().flush();
        }
        Session session = new Session(first(request, toFile));
        if (toFile) {
            looks.apply(session);
            Export.write(request, session, looks);
            studio.close();
            return;
        }
        Workbench workbench = new Workbench(session, request.workshop(), studio);
        workbench.begun();
        if (gallery) {
            workbench.showWhenWhole(() -> {});
        }
        Display.open(request, session, workbench, looks, gallery ? DashboardWindow::showGallery : window -> {});
    }

    /** Runs it at full speed and tells how busy a window would be. */
    void measure(ViewRequest request, Looks looks) throws ViewRefused {
        studio.start();
        studio.want(Long.MAX_VALUE);
        new LiveMeasurement(studio, looks).print(request, first(request, false));
        studio.close();
    }

    private OpenedRun first(ViewRequest request, boolean whole) throws ViewRefused {
        while (true) {
            Optional<OpenedRun> run = studio.pump(null);
            if (request.interrupted().getAsBoolean()) {
                studio.close();
                studio.awaitEnd();
                throw new ViewRefused(Reason.INTERRUPTED, "Interrupted.");
            }
            if (!studio.problem().isEmpty()) {
                throw new ViewRefused(Reason.NOT_VALID, "The run could not take place: " + studio.problem() + ".");
            }
            if (run.isPresent() && (!whole || !run.get().recording().isGrowing())) {
                return run.get();
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    /** For a recorded run: its scenario lies beside it, or comes with netsplit, or nobody knows it. */
    static Workbench bench(ViewRequest request, Session session) {
        TraceHeader header = session.recording().header();
        Path directory = request.directory();
        Optional<Script> script = new RunOpener(directory, request.command())
                .scenario(request.subject())
                .or(() -> request.workshop().script(header.scenario()));
        return new Workbench(
                session,
                request.workshop(),
                script.map(one -> studio(request, one, session.run())).orElse(null));
    }

    @SuppressWarnings("NullAway") // a scenario that this version cannot read is as good as none
    private static Studio studio(ViewRequest request, Script script, OpenedRun run) {
        TraceHeader header = run.recording().header();
        try {
            Studio studio = new Studio(request.workshop(), script, header.variant(), Optional.of(header.seed()));
            studio.startFrom(run);
            return studio;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
