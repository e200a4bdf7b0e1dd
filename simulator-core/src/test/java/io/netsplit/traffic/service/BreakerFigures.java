package io.netsplit.traffic.service;

import static io.netsplit.traffic.service.GraphModels.SECOND_NS;
import static io.netsplit.traffic.service.GraphModels.instant;
import static io.netsplit.traffic.service.GraphModels.poisson;
import static io.netsplit.validation.Tolerance.absolute;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.random.Prng;
import io.netsplit.traffic.resilience.Breaker;
import io.netsplit.traffic.resilience.BreakerSpec;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.util.List;

/** Circuit breakers, held against the law of runs and the words of their documentation. */
final class BreakerFigures {
    private static final long MS = 1_000_000;

    private BreakerFigures() {}

    static Section quick() {
        return breaker(List.of(consecutive(0.5, 3, 14)));
    }

    static Section lengthy() {
        return breaker(List.of(manyCalls()));
    }

    private static Section breaker(List<Measurement> cases) {
        return new Section("A circuit breaker that opens after k failures in a row", """
                Source: the expected number of trials until a run of k failures of probability p is (p⁻ᵏ − 1)/(1 − p). Resilience4j's breaker with a
                window of k calls and a threshold of 100 %, one for each of many callers, open for good.""", cases);
    }

    private static Measurement consecutive(double p, int k, double expected) {
        String subject = "p = " + p + ", k = " + k;
        return new Measurement(subject, () -> {
            int callers = 5000;
            CallSpec entry = CallSpec.to("api")
                    .breaker(BreakerSpec.DEFAULT
                            .withFailureRatePercent(100)
                            .withWindow(BreakerSpec.Window.CALLS, k, k)
                            .withOpen(1_000_000 * SECOND_NS, 1))
                    .build();
            GraphResult result = GraphRun.run(
                    poisson(1000, entry)
                            .service(instant("api").failureRate(p).build())
                            .callers(callers)
                            .requests(callers * 200L)
                            .warmUpShare(0)
                            .build(),
                    1);
            CallFigures calls = result.clients();
            return List.of(
                    new Figure(
                            subject, "calls until open", expected, (double) calls.attempts() / callers, relative(0.03)),
                    new Figure(subject, "breakers open", callers, calls.breakerOpened(), absolute(0)));
        });
    }

    /** So many calls that no queue is simulated around them: the breaker alone, opened again and again. */
    private static Measurement manyCalls() {
        String subject = "p = 0.1, k = 5";
        return new Measurement(subject, () -> {
            Prng random = Prng.of(1, "breaker");
            int openings = 4000;
            long calls = 0;
            for (int i = 0; i < openings; i++) {
                Breaker breaker = new Breaker(
                        BreakerSpec.DEFAULT.withFailureRatePercent(100).withWindow(BreakerSpec.Window.CALLS, 5, 5),
                        () -> 0);
                while (breaker.tryAcquire()) {
                    breaker.ended(!random.chance(0.1), 1);
                    calls++;
                }
            }
            return List.of(new Figure(subject, "calls until open", 111_110, (double) calls / openings, relative(0.03)));
        });
    }

    static Section trace() {
        return new Section(
                "A circuit breaker's way from closed to open and back",
                """
                Source: the documentation of Resilience4j: with a window of ten calls of which it wants ten, a threshold of 50 %, an open time of
                5 s and three trial calls, it opens after the tenth of S S F S F F S S F F, one every 100 ms; refuses a call 100 ms later; lets
                through the one 5.1 s later; and closes after S S F, with its window empty.""",
                List.of(new Measurement("S S F S F F S S F F, then S S F", BreakerFigures::follow)));
    }

    private static List<Figure> follow() {
        String subject = "S S F S F F S S F F, then S S F";
        long[] nowNs = {0};
        Breaker breaker = new Breaker(
                BreakerSpec.DEFAULT.withWindow(BreakerSpec.Window.CALLS, 10, 10).withOpen(5 * SECOND_NS, 3),
                () -> nowNs[0]);
        int untilOpen = calls(breaker, nowNs, 0, "SSFSFFSSFFSSSSSS");
        nowNs[0] = 1_100 * MS;
        int whileOpen = breaker.tryAcquire() ? 1 : 0;
        int untilClosed = calls(breaker, nowNs, 6_000, "SSFSSSSSS");
        nowNs[0] = 6_400 * MS;
        int after = calls(breaker, nowNs, 6_300, "FFFFFFFFFFFF");
        return List.of(
                new Figure(subject, "calls until it opens", 10, untilOpen, absolute(0)),
                new Figure(subject, "calls while it is open", 0, whileOpen, absolute(0)),
                new Figure(subject, "trial calls until it closes", 3, untilClosed, absolute(0)),
                new Figure(subject, "calls, all bad, until it opens again", 10, after, absolute(0)));
    }

    /** Makes calls that end well (S) or badly, one every 100 ms, until the breaker opens or closes; how many. */
    private static int calls(Breaker breaker, long[] nowNs, long afterMs, String ends) {
        boolean wasTried = false;
        for (int i = 0; i < ends.length(); i++) {
            nowNs[0] = (afterMs + 100L * (i + 1)) * MS;
            if (!breaker.tryAcquire()) {
                return i;
            }
            wasTried |= breaker.toString().equals("HALF_OPEN");
            breaker.ended(ends.charAt(i) == 'S', MS);
            if (breaker.isOpen() || wasTried && breaker.toString().equals("CLOSED")) {
                return i + 1;
            }
        }
        return ends.length();
    }
}
