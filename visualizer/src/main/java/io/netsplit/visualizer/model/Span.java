package io.netsplit.visualizer.model;

/** Something that held in [startNs, endNs). */
public interface Span {
    long startNs();

    long endNs();
}
