package io.netsplit.traffic;

import static io.netsplit.traffic.QueueingFigures.exponential;
import static io.netsplit.traffic.QueueingFigures.poisson;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.random.Distributions;
import io.netsplit.traffic.server.HabitSpec;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.util.List;

/** A queue whose server stands still now and then. */
final class PauseFigures {
    private static final double SECOND = 1e9;

    private PauseFigures() {}

    static Section pauses() {
        return new Section(
                "A server that pauses by itself",
                """
                Source: White and Christie, *Queuing with preemptive priorities or with breakdown*, Operations Research 6(1), 1958: an M/M/1 queue
                with service of mean 1 s whose server works for exponential times of rate ξ and stands still for times of rate η, busy or not, has
                L = λ((ξ + η)² + ξ) / ((ξ + η)(η − λ(ξ + η))).""",
                List.of(pausing(0.5, 0.1, 1), pausing(0.4, 0.02, 0.1), pausing(0.6, 0.05, 0.5)));
    }

    private static Measurement pausing(double lambda, double xi, double eta) {
        String subject = "λ = " + lambda + ", ξ = " + xi + ", η = " + eta;
        return new Measurement(subject, () -> {
            HabitSpec.Spells pauses = new HabitSpec.Spells(
                    Distributions.exponential(SECOND / xi), Distributions.exponential(SECOND / eta));
            TrafficResult result = TrafficRun.run(
                    poisson(lambda)
                            .server(exponential(1).withHabits(new HabitSpec(null, pauses, null)))
                            .requests(1_000_000)
                            .build(),
                    1);
            double both = xi + eta;
            double expected = lambda * (both * both + xi) / (both * (eta - lambda * both));
            return List.of(new Figure(subject, "L", expected, result.meanPresent(), relative(0.03)));
        });
    }
}
