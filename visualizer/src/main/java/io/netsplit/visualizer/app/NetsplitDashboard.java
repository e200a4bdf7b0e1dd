package io.netsplit.visualizer.app;

import io.netsplit.scenario.view.Dashboard;
import io.netsplit.scenario.view.ViewRefused;
import io.netsplit.scenario.view.ViewRefused.Reason;
import io.netsplit.scenario.view.ViewRequest;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.opening.CannotOpen;
import io.netsplit.visualizer.opening.RunOpener;
import io.netsplit.visualizer.session.Session;
import java.util.Optional;

/** The dashboard that the command line finds. Pictures are written without a toolkit; only a window loads one. */
public final class NetsplitDashboard implements Dashboard {
    @Override
    public void show(ViewRequest request) throws ViewRefused {
        // Nothing here needs the toolkit of AWT, and on macOS two toolkits fight over the first thread.
        System.setProperty("java.awt.headless", "true");
        Looks looks = Looks.of(request);
        if (request.measure() && request.live().wanted()) {
            LiveStart.of(request).measure(request, looks);
            return;
        }
        if (request.measure()) {
            Measurement.print(request, looks, () -> open(request));
            return;
        }
        if (request.exports().isEmpty()) {
            Display.check(request);
        } else {
            Export.check(request);
        }
        if (request.live().wanted() || request.subject().isEmpty()) {
            LiveStart.of(request).show(request, looks);
            return;
        }
        Session session = new Session(open(request));
        holdAgainst(request, session);
        looks.apply(session);
        remark(request, session.recording());
        session.beside().ifPresent(beside -> remark(request, beside.other().recording()));
        if (request.exports().isEmpty()) {
            Display.open(request, session, LiveStart.bench(request, session), looks, window -> {});
        } else {
            Export.write(request, session, looks);
        }
    }

    private static void remark(ViewRequest request, Recording recording) {
        if (!recording.problem().isEmpty()) {
            request.err().println("netsplit: " + recording.problem());
        }
    }

    private static OpenedRun open(ViewRequest request) throws ViewRefused {
        try {
            return opener(request).open(request.subject(), request.variant());
        } catch (CannotOpen e) {
            throw refused(e);
        }
    }

    /** Shows the run that was asked for beside it, on the place where the two part. */
    private static void holdAgainst(ViewRequest request, Session session) throws ViewRefused {
        if (request.beside().isEmpty()) {
            return;
        }
        try {
            session.holdAgainst(Optional.of(opener(request).beside(session.run(), request.beside())));
            session.showParting();
        } catch (CannotOpen e) {
            throw refused(e);
        }
    }

    private static RunOpener opener(ViewRequest request) {
        return new RunOpener(request.directory(), request.command());
    }

    private static ViewRefused refused(CannotOpen e) {
        Reason reason = switch (e.reason()) {
            case NOTHING_THERE -> Reason.NOTHING_THERE;
            case NOT_VALID -> Reason.NOT_VALID;
            case SEVERAL -> Reason.USAGE;
        };
        return new ViewRefused(reason, String.valueOf(e.getMessage()));
    }
}
