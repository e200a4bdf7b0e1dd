package io.netsplit.traffic;

import io.netsplit.validation.Figure;
import io.netsplit.validation.Tolerance;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The figures of one run as they gather. Times are in seconds. */
final class Rows {
    private static final double SECOND = 1e9;

    private final List<Figure> figures = new ArrayList<>();
    private final String subject;
    private final TrafficResult result;
    private final Tolerance within;

    Rows(String subject, TrafficResult result, Tolerance within) {
        this.subject = subject;
        this.result = result;
        this.within = within;
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    void add(String quantity, double expected, double measured) {
        figures.add(new Figure(subject, quantity, expected, measured, within));
    }

    /** All that are at servers, and how long. */
    void inAll(double l, double w) {
        add("L", l, result.meanPresent());
        sojourn(w);
    }

    /** Those that wait at the one server, which has so many workers, and how long. */
    void inQueue(double lq, double wq, int workers) {
        add("Lq", lq, result.meanPresent() - workers * result.servers().get(0).utilisation());
        waiting(wq);
    }

    void sojourn(double w) {
        add("W", w, result.meanNs() / SECOND);
    }

    void waiting(double wq) {
        add("Wq", wq, result.latencies().waiting().mean() / SECOND);
    }

    void quantile(double p, double expected) {
        String name = p == 0.5
                ? "median"
                : "p"
                        + new BigDecimal(100 * p, new MathContext(4))
                                .stripTrailingZeros()
                                .toPlainString();
        add(name + " of W", expected, result.latencies().latency().quantile(p) / SECOND);
    }

    void utilisation(double rho) {
        add("utilisation", rho, result.servers().get(0).utilisation());
    }

    void refused(double share) {
        add("share refused", share, result.failedShare());
    }

    void throughput(double perSecond) {
        add("served per second", perSecond, result.throughputPerSecond());
    }
}
