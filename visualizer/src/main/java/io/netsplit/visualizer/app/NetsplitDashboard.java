package io.netsplit.visualizer.app;

import io.netsplit.scenario.view.Dashboard;
import io.netsplit.scenario.view.ViewRefused;
import io.netsplit.scenario.view.ViewRefused.Reason;
import io.netsplit.scenario.view.ViewRequest;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.opening.CannotOpen;
import io.netsplit.visualizer.opening.RunOpener;
import io.netsplit.visualizer.session.Session;

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
        looks.apply(session);
        if (!session.recording().problem().isEmpty()) {
            request.err().println("netsplit: " + session.recording().problem());
        }
        if (request.exports().isEmpty()) {
            Display.open(request, session, LiveStart.bench(request, session), looks, window -> {});
        } else {
            Export.write(request, session, looks);
        }
    }

    private static OpenedRun open(ViewRequest request) throws ViewRefused {
        try {
            return new RunOpener(request.directory(), request.command()).open(request.subject(), request.variant());
        } catch (CannotOpen e) {
            Reason reason = e.reason() == CannotOpen.Reason.NOTHING_THERE ? Reason.NOTHING_THERE : Reason.NOT_VALID;
            throw new ViewRefused(reason, String.valueOf(e.getMessage()));
        }
    }
}
