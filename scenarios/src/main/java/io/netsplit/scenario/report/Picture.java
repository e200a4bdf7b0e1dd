package io.netsplit.scenario.report;

import io.netsplit.scenario.result.RunDetail;

/** A diagram as a file of its own, with everything that it needs to be seen: for documents and slides. */
public final class Picture {
    private static final int MESSAGES_MAX = 1_500;
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private Picture() {}

    /** The space-time diagram of a run as an SVG file; light or dark as the viewer wants it. */
    public static String spaceTime(RunDetail detail) {
        String drawing = SpaceTimeDiagram.of(detail, MESSAGES_MAX);
        int head = drawing.indexOf('>') + 1;
        String open = drawing.substring(0, head).replace("<svg ", "<svg xmlns=\"" + NAMESPACE + "\" ");
        return open + "\n<style>\n" + Resources.text("report.css") + "</style>\n" + Resources.text("patterns.svg")
                + "<rect width=\"100%\" height=\"100%\" style=\"fill: var(--ground)\"/>" + drawing.substring(head);
    }
}
