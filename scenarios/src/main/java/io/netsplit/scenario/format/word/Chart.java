package io.netsplit.scenario.format.word;

/** What a report can show. */
public enum Chart implements Word {
    TIMELINE("timeline", "leaders and faults on one axis"),
    SPACE_TIME("space-time", "messages between nodes around the split or the first violation"),
    AVAILABILITY("availability", "share of operations answered in time, per side"),
    LATENCY("latency", "latency over time, median and 99th percentile"),
    TERMS("terms", "the epoch of each node over time"),
    LATENCY_CDF("latency-cdf", "the distribution of latencies on a logarithmic axis, a line for each variant"),
    QUEUE_LENGTH("queue-length", "requests at each server over time, a panel for each variant"),
    UTILISATION("utilisation", "how busy each server is and how evenly they share the work, by variant");

    private final String word;
    private final String meaning;

    Chart(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
