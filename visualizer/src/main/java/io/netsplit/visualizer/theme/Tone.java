package io.netsplit.visualizer.theme;

/** What a colour says. Nothing is drawn in a colour that is not one of these. */
public enum Tone {
    /** Behind everything. */
    GROUND,
    /** Behind a bar, a row or a card. */
    PANEL,
    TEXT,
    MUTED,
    LINE,
    /** Messages from and to clients. */
    CLIENT,
    /** The steady traffic between nodes. */
    TRAFFIC,
    /** Signs of life. */
    HEARTBEAT,
    /** What nodes send seldom, as votes. */
    RARE,
    /** Faults, drops, violations. */
    FAULT,
    /** A leader in an odd epoch; always a filled shape with a border. */
    LEADER_ODD,
    /** A leader in an even epoch. */
    LEADER_EVEN,
    /** What is written on a leader of an odd epoch. */
    ON_LEADER_ODD,
    /** What is written on a leader of an even epoch. */
    ON_LEADER_EVEN,
    /** What is selected, and the cursor. */
    SELECTION
}
