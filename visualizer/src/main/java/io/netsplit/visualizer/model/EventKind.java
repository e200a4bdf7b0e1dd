package io.netsplit.visualizer.model;

import java.util.Locale;

/** What a line of a trace tells of. */
public enum EventKind {
    SEND,
    DELIVER,
    DROP,
    NODE,
    PROTOCOL,
    FAULT,
    HEAL,
    INVOKE,
    COMPLETE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As the trace spells it. */
    public String word() {
        return word;
    }
}
