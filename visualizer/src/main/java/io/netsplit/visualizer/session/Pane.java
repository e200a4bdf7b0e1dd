package io.netsplit.visualizer.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The panes, in the order of their keys. */
public enum Pane {
    CLUSTER("Cluster"),
    SPACE_TIME("Space-time"),
    LOG("Log"),
    INSPECTOR("Inspector"),
    STRIP("Strip"),
    WINDOW("Window");

    private final String title;

    Pane(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** As links and flags spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Pane> of(String word) {
        return Arrays.stream(values()).filter(pane -> pane.word().equals(word)).findFirst();
    }
}
