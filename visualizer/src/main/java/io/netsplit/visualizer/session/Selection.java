package io.netsplit.visualizer.session;

/** What is selected. */
public sealed interface Selection {
    record Nothing() implements Selection {}

    record Node(int address) implements Selection {}

    record Message(int message) implements Selection {}

    record Event(int event) implements Selection {}

    Selection NOTHING = new Nothing();
}
