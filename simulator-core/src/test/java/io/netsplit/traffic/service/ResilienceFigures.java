package io.netsplit.traffic.service;

import static io.netsplit.traffic.service.GraphModels.SECOND;
import static io.netsplit.traffic.service.GraphModels.SECOND_NS;
import static io.netsplit.traffic.service.GraphModels.delay;
import static io.netsplit.traffic.service.GraphModels.instant;
import static io.netsplit.traffic.service.GraphModels.poisson;
import static io.netsplit.validation.Tolerance.absolute;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.traffic.resilience.AdaptiveThrottle;
import io.netsplit.traffic.resilience.LimiterSpec;
import io.netsplit.traffic.resilience.RetrySpec;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Policies around a call, held against closed forms, the words of their documentation and independent simulations. */
final class ResilienceFigures {
    private ResilienceFigures() {}

    static List<Section> ordinary() {
        return List.of(
                retries(),
                amplification(),
                StormFigures.atRest(),
                StormFigures.afterATrigger(),
                ContentionFigures.section(),
                limits(),
                burst(),
                boundary(),
                BreakerFigures.quick(),
                BreakerFigures.trace(),
                throttle());
    }

    static List<Section> lengthy() {
        return List.of(BreakerFigures.lengthy());
    }

    private static Section retries() {
        return new Section("Retries", """
                Source: with independent failures of probability p and at most k attempts, 1 − pᵏ of the calls succeed, after (1 − pᵏ)/(1 − p)
                attempts on average.""", List.of(retry(0.2, 3, 0.992, 1.24), retry(0.5, 4, 0.9375, 1.875)));
    }

    private static Measurement retry(double p, int attempts, double success, double mean) {
        String subject = "p = " + p + ", k = " + attempts;
        return new Measurement(subject, () -> {
            GraphResult result = GraphRun.run(
                    poisson(
                                    100,
                                    CallSpec.to("api")
                                            .retry(RetrySpec.immediate(attempts))
                                            .build())
                            .service(instant("api").failureRate(p).build())
                            .requests(100_000)
                            .build(),
                    1);
            return List.of(
                    new Figure(subject, "share answered", success, 1 - result.failedShare(), absolute(0.01)),
                    new Figure(subject, "attempts", mean, result.clients().amplification(), absolute(0.01)));
        });
    }

    private static Section amplification() {
        return new Section("Retries in every layer", """
                Source: Brooker, *Timeouts, retries, and backoff with jitter*, Amazon Builders' Library, 2019: with a attempts in each of l layers, a
                bottom that always fails is asked aˡ times.""", List.of(amplification(3, 5, 243), amplification(2, 4, 16)));
    }

    private static Measurement amplification(int attempts, int layers, double expected) {
        String subject = attempts + " attempts, " + layers + " layers";
        return new Measurement(subject, () -> {
            GraphSpec.Builder spec = poisson(1, retrying("layer1", attempts)).requests(100);
            for (int layer = 1; layer < layers; layer++) {
                spec.service(instant("layer" + layer)
                        .calls(Stage.of(retrying("layer" + (layer + 1), attempts)))
                        .build());
            }
            spec.service(instant("layer" + layers).failureRate(1).build());
            GraphResult result = GraphRun.run(spec.build(), 1);
            double bottom = result.edges().stream()
                    .filter(edge -> edge.to().equals("layer" + layers))
                    .mapToDouble(edge -> edge.figures().attempts())
                    .sum();
            return List.of(new Figure(
                    subject,
                    "attempts at the bottom",
                    expected,
                    bottom / result.clients().calls(),
                    absolute(0)));
        });
    }

    private static CallSpec retrying(String to, int attempts) {
        return CallSpec.to(to).retry(RetrySpec.immediate(attempts)).build();
    }

    private static Section limits() {
        return new Section(
                "Rate limiters under Poisson traffic",
                """
                Sources: the fixed window lets E[min(N, L)] pass of each window; the sliding log is an M/D/L/L loss system (Erlang's B formula); the token
                bucket loses as M/D/1/L does. The sliding counter is held against an independent simulation. The token bucket is Bucket4j's.""",
                List.of(
                        limit(12, 0.7863676, 0.698075, 0.8290892, 0.7459599),
                        limit(8, 0.946767, 0.8783389, 0.9963608, 0.9196953),
                        limit(20, 0.4995896, 0.4620368, 0.4999999, 0.4879247)));
    }

    private static Measurement limit(double rate, double window, double log, double bucket, double counter) {
        String subject = "λ = " + rate + ", 10 per second";
        return new Measurement(
                subject,
                () -> List.of(
                        admitted(subject, "fixed window", rate, new LimiterSpec.FixedWindow(10, SECOND_NS), window),
                        admitted(subject, "sliding log", rate, new LimiterSpec.SlidingLog(10, SECOND_NS), log),
                        admitted(subject, "token bucket", rate, new LimiterSpec.TokenBucket(10, SECOND_NS, 10), bucket),
                        admitted(
                                subject,
                                "sliding counter",
                                rate,
                                new LimiterSpec.SlidingCounter(10, SECOND_NS),
                                counter)));
    }

    private static Figure admitted(String subject, String name, double rate, LimiterSpec limiter, double expected) {
        GraphResult result = GraphRun.run(
                poisson(rate, CallSpec.to("api").limiter(limiter).build())
                        .service(instant("api").build())
                        .requests(300_000)
                        .build(),
                1);
        return new Figure(subject, "share let through, " + name, expected, 1 - result.failedShare(), relative(0.01));
    }

    private static Section burst() {
        return new Section(
                "The most that a token bucket lets through", """
                Source: in any interval of length T, b + rT, with a full bucket at its start. A request comes every millisecond.""", List.of(most(10, 20, 5, 70), most(100, 50, 2, 250)));
    }

    private static Measurement most(int rate, int burst, int seconds, double expected) {
        String subject = rate + " per second, burst " + burst + ", " + seconds + " s";
        return new Measurement(subject, () -> {
            long[] instants = LongStream.rangeClosed(0, 1000L * seconds)
                    .map(ms -> ms * 1_000_000)
                    .toArray();
            CallSpec entry = CallSpec.to("api")
                    .limiter(new LimiterSpec.TokenBucket(rate, SECOND_NS, burst))
                    .build();
            GraphResult result = GraphRun.run(
                    GraphSpec.of(GraphModels.at(instants), entry)
                            .service(instant("api").build())
                            .requests(instants.length)
                            .warmUpShare(0)
                            .build(),
                    1);
            return List.of(new Figure(subject, "let through", expected, result.ok(), absolute(0)));
        });
    }

    private static Section boundary() {
        return new Section(
                "A burst on both sides of a window's boundary",
                """
                Source: a fixed window lets twice its limit through around a boundary; the others look back, or fill slowly. As many requests as the
                limit come just before the boundary and just after it.""",
                List.of(boundary(100, 60, 59.9, 60.1, 200, 100, 1, 0), boundary(10, 1, 0.95, 1.34, 20, 10, 4, 3)));
    }

    private static Measurement boundary(
            int limit, long window, double t1, double t2, double fixed, double log, double counter, double bucket) {
        String subject = limit + " in " + window + " s, at " + t1 + " s and " + t2 + " s";
        long windowNs = window * SECOND_NS;
        return new Measurement(
                subject,
                () -> List.of(
                        new Figure(
                                subject,
                                "let through, fixed window",
                                fixed,
                                passed(new LimiterSpec.FixedWindow(limit, windowNs), limit, t1, t2),
                                absolute(0)),
                        new Figure(
                                subject,
                                "let through, sliding log",
                                log,
                                passed(new LimiterSpec.SlidingLog(limit, windowNs), limit, t1, t2),
                                absolute(0)),
                        new Figure(
                                subject,
                                "of the second burst, sliding counter",
                                counter,
                                passed(new LimiterSpec.SlidingCounter(limit, windowNs), limit, t1, t2) - limit,
                                absolute(0)),
                        new Figure(
                                subject,
                                "of the second burst, token bucket",
                                bucket,
                                passed(new LimiterSpec.TokenBucket(limit, windowNs, limit), limit, t1, t2) - limit,
                                absolute(0))));
    }

    private static double passed(LimiterSpec limiter, int burst, double t1, double t2) {
        long[] instants = new long[2 * burst];
        Arrays.fill(instants, 0, burst, Math.round(t1 * SECOND));
        Arrays.fill(instants, burst, 2 * burst, Math.round(t2 * SECOND));
        GraphResult result = GraphRun.run(
                GraphSpec.of(
                                GraphModels.at(instants),
                                CallSpec.to("api").limiter(limiter).build())
                        .service(instant("api").build())
                        .requests(instants.length)
                        .warmUpShare(0)
                        .build(),
                1);
        return result.ok();
    }

    private static Section throttle() {
        return new Section("Adaptive throttling", """
                Source: Beyer et al., *Site Reliability Engineering*, 2016, chapter 21: a client refuses with probability
                max(0, (requests − K·accepts)/(requests + 1)), so that the server gets K times what it accepts, and all where that is more.
                The server lets a token bucket decide what it takes.""", List.of(throttle(100), throttle(500), throttle(1000)));
    }

    /** @param takes of 1,000 requests per second; a thousand of them if their bucket is never empty */
    private static Measurement throttle(int takes) {
        String subject = "a server that takes " + takes + " of 1,000 per second, K = 2";
        return new Measurement(subject, () -> {
            LimiterSpec bucket = new LimiterSpec.TokenBucket(takes == 1000 ? 2000 : takes, SECOND_NS, takes / 10);
            CallSpec entry = CallSpec.to("api")
                    .throttle(new AdaptiveThrottle.Spec(2, 10 * SECOND_NS))
                    .build();
            GraphResult result = GraphRun.run(
                    poisson(1000, entry)
                            .service(delay("api", 0.001, 100)
                                    .admission(AdmissionSpec.NONE.withLimiter(bucket))
                                    .build())
                            .requests(200_000)
                            .warmUpShare(0.25)
                            .build(),
                    1);
            double perSecond = SECOND / result.durationNs();
            CallFigures calls = result.clients();
            double refused = 1 - (double) calls.attempts() / calls.calls();
            return List.of(
                    new Figure(subject, "share refused", Math.max(0, 1 - takes / 500.0), refused, absolute(0.01)),
                    new Figure(
                            subject,
                            "requests that reach it per second",
                            Math.min(1000, 2 * takes),
                            calls.attempts() * perSecond,
                            relative(0.05)),
                    new Figure(subject, "answered per second", takes, result.ok() * perSecond, relative(0.05)));
        });
    }
}
