package io.netsplit.visualizer.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The panes, in the order of their keys. */
public enum Pane {
    CLUSTER("Cluster", "1"),
    SPACE_TIME("Space-time", "2"),
    LOG("Log", "3"),
    INSPECTOR("Inspector", "4"),
    LOAD_BALANCING("Load balancing", "5"),
    CONSISTENCY("Consistency", "6"),
    COMPARE("Compare", "7"),
    SHARDING("Sharding", "8"),
    STRIP("Strip", ""),
    WINDOW("Window", "");

    private final String title;
    private final String key;

    Pane(String title, String key) {
        this.title = title;
        this.key = key;
    }

    /** Those that can be the main one, in the order of their keys. */
    public static List<Pane> main() {
        return Arrays.stream(values()).filter(pane -> !pane.key.isEmpty()).toList();
    }

    /** The key that brings it to the front; empty where it is never the main one. */
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    /** Those that are as wide as the window: nothing stands beside them. */
    public boolean wide() {
        return this == LOAD_BALANCING || this == COMPARE || this == SHARDING;
    }

    /** As links and flags spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Pane> of(String word) {
        return Arrays.stream(values()).filter(pane -> pane.word().equals(word)).findFirst();
    }
}
