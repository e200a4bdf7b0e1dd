package io.netsplit.traffic.recording;

import java.util.List;

/**
 * What somebody will ask about a run. It is said before, so that a run keeps counts and histograms and no requests.
 *
 * @param durationNs requests are sent from 0 to before this instant
 * @param windows the parts of the run that are told apart, each as its stretches of time; they may overlap
 * @param selections the selections of requests that are told apart
 * @param timeoutNs an answer that comes later than this after its request was meant to be sent, nobody waits for
 * @param bucketNs length of the steps of the time line
 * @param detailed whether latencies and servers are kept for each step of the time line, as a picture needs
 */
public record Watch(
        long durationNs,
        List<List<Span>> windows,
        List<Selection> selections,
        long timeoutNs,
        long bucketNs,
        boolean detailed) {
    public Watch {
        windows = List.copyOf(windows);
        selections = List.copyOf(selections);
        if (durationNs < 1 || timeoutNs < 1 || bucketNs < 1 || durationNs / bucketNs > 100_000) {
            throw new IllegalArgumentException("a run, its time-out and the steps of its time line last 1 ns or more,"
                    + " and there are at most 100,000 steps");
        }
    }

    int buckets() {
        return Math.toIntExact((durationNs + bucketNs - 1) / bucketNs);
    }
}
