package io.netsplit.traffic.balancing;

/** A number that some algorithms can be told. */
public enum AlgorithmOption {
    WEIGHTS("weights", "1 for each server", "Shares of the servers, by group or by server"),
    CHOICES("choices", "2", "How many servers are drawn, of which the best is taken: the d of the power of d choices"),
    WITH_REPLACEMENT("with-replacement", "false", "true: one server may be drawn twice for a request"),
    LOAD_FACTOR("load-factor", "1.25", "No server gets more than this times the mean of what is in flight"),
    VIRTUAL_NODES("virtual-nodes", "100", "Points of each server on the hash ring"),
    DECAY("decay", "10s", "In which a latency is forgotten, to 1/e"),
    CLOCK("clock", "monotonic", "Which of the balancer's clocks measures latencies and ages"),
    SMOOTHING("smoothing", "25%", "Share of the newest latency in the moving average"),
    OVERPROVISIONING(
            "overprovisioning",
            "1.4",
            "A zone keeps its requests while the share of its servers that are healthy, times this, is 1 or more"),
    SPILL_OVER(
            "spill-over",
            "no bound",
            "A zone is full when a balancer has so many requests in flight for each worker of its healthy servers"),
    FEWEST_SERVERS("fewest-servers", "6", "With fewer healthy servers than this, zones are not told apart"),
    LOAD_REPORTS("load-reports", "0s", "How often servers tell how many requests they have; 0s: at once"),
    PROBES("probes", "3", "Probes sent with each request"),
    PROBE_POOL("probe-pool", "16", "Most answers to probes that are kept"),
    PROBE_AGE("probe-age", "1s", "An answer older than this is thrown away"),
    HOT_QUANTILE("hot-quantile", "84%", "A server is hot above this quantile of the loads that probes told"),
    PROBE_REUSES("probe-reuses", "2", "How often one answer may be used");

    private final String word;
    private final String defaultText;
    private final String meaning;

    AlgorithmOption(String word, String defaultText, String meaning) {
        this.word = word;
        this.defaultText = defaultText;
        this.meaning = meaning;
    }

    /** As a scenario file writes it. */
    public String word() {
        return word;
    }

    public String defaultText() {
        return defaultText;
    }

    /** A sentence without a full stop. */
    public String meaning() {
        return meaning;
    }
}
