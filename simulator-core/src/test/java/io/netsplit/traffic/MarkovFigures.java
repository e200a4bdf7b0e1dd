package io.netsplit.traffic;

import static io.netsplit.traffic.QueueingFigures.exponential;
import static io.netsplit.traffic.QueueingFigures.poisson;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.traffic.server.ServerSpec;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import java.util.List;

/** Poisson arrivals and exponential service at one server, held against its closed forms. Times are in seconds. */
final class MarkovFigures {
    private static final Tolerance WITHIN = relative(0.03);
    private static final double[] MIDDLE = {0.5, 0.9, 0.99};
    private static final double[] TAIL = {0.5, 0.9, 0.99, 0.999};

    private MarkovFigures() {}

    static Section oneWorker() {
        return new Section(
                "One worker: M/M/1",
                """
                Source: Kleinrock, *Queueing Systems*, volume I, 1975, chapter 3: with ρ = λ/μ, L = ρ/(1−ρ), W = 1/(μ−λ), and W
                exponential, so that its quantile at p is −ln(1−p)·W. Lq and Wq leave the service out. The number of requests N is
                geometric, with variance ρ/(1−ρ)².""",
                List.of(
                        mm1(0.5, 1, 600_000, TAIL),
                        mm1(0.8, 1, 2_000_000, TAIL),
                        mm1(0.9, 1, 2_000_000, MIDDLE),
                        mm1(0.95, 1, 4_000_000, MIDDLE),
                        mm1(50, 80, 1_500_000, TAIL)));
    }

    /** At high load the thousandth request and the variance need many. */
    static Section oneBusyWorker() {
        return new Section(
                "One worker at high load",
                "Source: as above, of M/M/1.",
                List.of(mm1(0.9, 1, 20_000_000, TAIL), mm1(0.95, 1, 60_000_000, TAIL)));
    }

    static Section manyWorkers() {
        return new Section(
                "Many workers: M/M/c",
                """
                Source: Kleinrock, volume I, section 3.5: Erlang's C formula gives the probability C of waiting, from which Wq = C/(cμ−λ); the
                wait is exponential where there is one, P(wait > t) = C·e^(−(cμ−λ)t). Quantiles of W by bisection of its distribution.""",
                List.of(
                        mmc(1.6, 2, 1_500_000),
                        mmc(2.8, 4, 600_000),
                        mmc(8, 10, 1_500_000),
                        mmc(9, 10, 2_000_000),
                        mmc(95, 100, 2_000_000)));
    }

    /** With as many places as workers: who finds all busy is refused. */
    static Section noRoomToWait() {
        return new Section(
                "Many workers and no room to wait: M/M/c/c",
                "Source: Kleinrock, volume I, section 3.7: Erlang's B formula gives the share that is refused.",
                List.of(
                        erlangB(1.6, 2, 600_000),
                        erlangB(2.8, 4, 600_000),
                        erlangB(8, 10, 600_000),
                        erlangB(9, 10, 600_000),
                        erlangB(95, 100, 1_500_000)));
    }

    private static Measurement mm1(double lambda, double mu, long requests, double... quantiles) {
        String subject = "λ = " + lambda + ", μ = " + mu;
        return new Measurement(subject, () -> {
            QueueWatch watch = watch(lambda, exponential(1 / mu), requests);
            double rho = lambda / mu;
            Rows rows = new Rows(subject, watch.result(), WITHIN);
            rows.inAll(rho / (1 - rho), 1 / (mu - lambda));
            rows.inQueue(rho * rho / (1 - rho), rho / (mu - lambda), 1);
            for (double p : quantiles) {
                rows.quantile(p, -StrictMath.log(1 - p) / (mu - lambda));
            }
            rows.utilisation(rho);
            rows.add("share of requests that find nobody", 1 - rho, watch.idleShare());
            if (quantiles.length == TAIL.length) {
                rows.add("variance of N", rho / ((1 - rho) * (1 - rho)), watch.foundVariance());
            }
            return rows.figures();
        });
    }

    private static QueueWatch watch(double lambda, ServerSpec server, long requests) {
        return QueueWatch.of(poisson(lambda).server(server).requests(requests).build(), 1);
    }

    private static Measurement mmc(double lambda, int workers, long requests) {
        String subject = "λ = " + lambda + ", c = " + workers;
        return new Measurement(subject, () -> {
            QueueWatch watch = watch(lambda, exponential(1).withWorkers(workers), requests);
            double waits = erlangC(lambda, workers);
            double spare = workers - lambda;
            Rows rows = new Rows(subject, watch.result(), WITHIN);
            rows.add("share that waits", waits, watch.waitingShare());
            rows.inAll(lambda + lambda * waits / spare, 1 + waits / spare);
            rows.inQueue(lambda * waits / spare, waits / spare, workers);
            rows.utilisation(lambda / workers);
            rows.add("p99 of Wq", StrictMath.log(waits / 0.01) / spare, watch.waitingQuantile(0.99));
            for (double p : new double[] {0.5, 0.99}) {
                rows.quantile(p, sojournQuantile(p, waits, spare));
            }
            return rows.figures();
        });
    }

    /** Of P(W > t) where a wait that is exponential with rate {@code spare} is there with probability {@code waits}. */
    private static double sojournQuantile(double p, double waits, double spare) {
        double low = 0;
        double high = 1000;
        for (int i = 0; i < 60; i++) {
            double t = (low + high) / 2;
            double afterWait = Math.abs(spare - 1) < 1e-9
                    ? (1 + t) * StrictMath.exp(-t)
                    : (spare * StrictMath.exp(-t) - StrictMath.exp(-spare * t)) / (spare - 1);
            double longer = (1 - waits) * StrictMath.exp(-t) + waits * afterWait;
            if (longer > 1 - p) {
                low = t;
            } else {
                high = t;
            }
        }
        return low;
    }

    private static double erlangB(double load, int workers) {
        double refused = 1;
        for (int c = 1; c <= workers; c++) {
            refused = load * refused / (c + load * refused);
        }
        return refused;
    }

    private static double erlangC(double load, int workers) {
        double refused = erlangB(load, workers);
        return refused / (1 - load / workers * (1 - refused));
    }

    private static Measurement erlangB(double lambda, int workers, long requests) {
        String subject = "λ = " + lambda + ", c = " + workers;
        return new Measurement(subject, () -> {
            ServerSpec server = exponential(1).withWorkers(workers).withCapacity(workers);
            TrafficSpec spec = poisson(lambda).server(server).requests(requests).build();
            Rows rows = new Rows(subject, TrafficRun.run(spec, 1), WITHIN);
            rows.refused(erlangB(lambda, workers));
            return rows.figures();
        });
    }
}
