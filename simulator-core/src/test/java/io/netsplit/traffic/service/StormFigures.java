package io.netsplit.traffic.service;

import static io.netsplit.traffic.service.GraphModels.SECOND;
import static io.netsplit.traffic.service.GraphModels.SECOND_NS;
import static io.netsplit.traffic.service.GraphModels.poisson;
import static io.netsplit.traffic.service.GraphModels.station;
import static io.netsplit.validation.Tolerance.absolute;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.traffic.resilience.BudgetSpec;
import io.netsplit.traffic.resilience.RetrySpec;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Retries that keep a server overloaded which nobody tells of timeouts, held against the loads at which that stays so. */
final class StormFigures {
    private static final int RETRIES = 3;
    private static final double TIMEOUT = 10;

    private StormFigures() {}

    static Section atRest() {
        return new Section("Retries at rest", """
                Source: the offered load x that reproduces itself: x = λ(1 + p + p² + p³), where a request to a first come, first served server of
                μ = 1 is later than the timeout of 10 with probability p = e^(−10(1−x)). The least such x is the load at rest. Above it is one
                that nothing stays at (0.986 for λ = 0.3, 0.929 for λ = 0.5, none for λ = 0.2), and above that the storm. At λ = 0.5 there is no
                rest to measure, though the equation has one at 0.5035: late requests come in rows, and in 9 of 20 runs of 4,000 s chance
                alone had begun the storm.""", List.of(rest(0.2), rest(0.3)));
    }

    private static Measurement rest(double lambda) {
        String subject = "λ = " + lambda;
        return new Measurement(subject, () -> {
            GraphSpec spec = spec(lambda, null, 0).requests(20_000).build();
            CallFigures calls = GraphRun.run(spec, 1).clients();
            double perCall = fixedPoint(lambda) / lambda;
            return List.of(new Figure(subject, "requests per call", perCall, calls.amplification(), relative(0.01)));
        });
    }

    private static double fixedPoint(double lambda) {
        double load = lambda;
        for (int i = 0; i < 100; i++) {
            double late = StrictMath.exp(-TIMEOUT * (1 - load));
            load = lambda * (1 + late * (1 + late * (1 + late)));
        }
        return load;
    }

    private static GraphSpec.Builder spec(double lambda, @Nullable BudgetSpec budget, int longestQueue) {
        CallSpec call = CallSpec.to("server")
                .timeoutNs((long) (TIMEOUT * SECOND))
                .cancels(false)
                .retry(RetrySpec.immediate(RETRIES + 1).withBudget(budget))
                .build();
        return poisson(lambda, call)
                .service(station("server", 1)
                        .admission(AdmissionSpec.NONE.withLongestQueue(longestQueue))
                        .build());
    }

    static Section afterATrigger() {
        return new Section(
                "A retry storm",
                """
                Source: the shape is that of Bronson et al., *Metastable Failures in Distributed Systems*, HotOS 2021. A first come, first served
                server of μ = 1 that nobody tells of timeouts, clients that give up after 10 and retry at once three times; the server
                stands still for 100. The storm outlasts it where λ(1 + r) > μ, and then offers λ(1 + r). Goodput is that of the last quarter of
                12,000, as a share of what is sent.""",
                List.of(
                        storm("λ = 0.2", 0.2, 1, null, 0, Double.NaN),
                        storm("λ = 0.24", 0.24, 1, null, 0, Double.NaN),
                        storm("λ = 0.3", 0.3, 0, null, 0, 1.2),
                        storm("λ = 0.5", 0.5, 0, null, 0, 2),
                        storm("λ = 0.3, at most 8 at the server", 0.3, 1, null, 8, Double.NaN),
                        storm(
                                "λ = 0.3, retries for a tenth of the calls",
                                0.3,
                                1,
                                new BudgetSpec.Share(0.1, 0, 100 * SECOND_NS),
                                0,
                                Double.NaN)));
    }

    private static Measurement storm(
            String subject,
            double lambda,
            double goodput,
            @Nullable BudgetSpec budget,
            int longestQueue,
            double offered) {
        return new Measurement(subject, () -> {
            GraphRun run = GraphRun.prepare(
                    spec(lambda, budget, longestQueue)
                            .requests((long) (12_000 * lambda))
                            .warmUpShare(0.75)
                            .slotNs(10 * SECOND_NS)
                            .build(),
                    1);
            run.simulation()
                    .scheduleAt(1000 * SECOND_NS, () -> run.server("server", 0).pause());
            run.simulation()
                    .scheduleAt(1100 * SECOND_NS, () -> run.server("server", 0).resume());
            GraphResult result = run.run();
            Figure share = new Figure(subject, "goodput", goodput, 1 - result.failedShare(), absolute(0.05));
            if (Double.isNaN(offered)) {
                return List.of(share);
            }
            double load = result.clients().attempts() * SECOND / result.durationNs();
            return List.of(share, new Figure(subject, "requests per second", offered, load, relative(0.1)));
        });
    }
}
