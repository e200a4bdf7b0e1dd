package io.netsplit.traffic.service;

import static io.netsplit.traffic.service.GraphModels.SECOND;
import static io.netsplit.traffic.service.GraphModels.delay;
import static io.netsplit.traffic.service.GraphModels.instant;
import static io.netsplit.traffic.service.GraphModels.poisson;
import static io.netsplit.traffic.service.GraphModels.station;
import static io.netsplit.validation.Tolerance.absolute;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.random.Distributions;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.server.ServerSpec;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.util.ArrayList;
import java.util.List;

/** Services that call each other, held against networks of queues, fork-join and hedging. */
final class CallGraphFigures {
    private CallGraphFigures() {}

    static List<Section> ordinary() {
        return List.of(
                jackson(),
                closedNetwork(),
                forkJoin(List.of(forkJoin(0.5, 500_000, 2.875), forkJoin(0.8, 1_000_000, 7))),
                fanOut(List.of(fanOut(100, 0.99, 12_000, 0.6339677, 0.01), fanOut(10, 0.99, 60_000, 0.09561792, 0.01))),
                hedge());
    }

    static List<Section> lengthy() {
        return List.of(
                forkJoin(List.of(forkJoin(0.9, 6_000_000, 13.875), forkJoin(0.95, 20_000_000, 27.625))),
                fanOut(List.of(fanOut(2000, 0.9999, 8000, 0.1812774, 0.01))));
    }

    private static Section jackson() {
        return new Section("Networks of queues", """
                Sources: Jackson, *Networks of Waiting Lines*, Operations Research 1957, and *Jobshop-like Queueing Systems*, Management
                Science 1963: every station is an M/M/1 queue at the rate that the routing sends it. Simulated as services that call each
                other and hold no worker meanwhile.""", List.of(tandem(), feedback()));
    }

    private static Measurement tandem() {
        String subject = "three in a row, λ = 0.7, μ = 1, 1.2, 0.9";
        return new Measurement(subject, () -> {
            GraphResult result = GraphRun.run(
                    poisson(0.7, CallSpec.plain("first"))
                            .service(station("first", 1)
                                    .calls(Stage.of(CallSpec.plain("second")))
                                    .build())
                            .service(station("second", 1 / 1.2)
                                    .calls(Stage.of(CallSpec.plain("third")))
                                    .build())
                            .service(station("third", 1 / 0.9).build())
                            .requests(500_000)
                            .build(),
                    1);
            double present = result.services().stream()
                    .mapToDouble(GraphResult.ServiceResult::meanPresent)
                    .sum();
            return List.of(
                    new Figure(subject, "L", 7.233333, present, relative(0.04)),
                    new Figure(subject, "W", 10.33333, result.meanNs() / SECOND, relative(0.04)),
                    present(subject, result, "first", 2.333333, 0.04),
                    present(subject, result, "second", 1.4, 0.04),
                    present(subject, result, "third", 3.5, 0.04),
                    new Figure(
                            subject,
                            "utilisation of third",
                            0.7777778,
                            result.service("third").utilisation(),
                            relative(0.04)));
        });
    }

    private static Figure present(String subject, GraphResult result, String service, double expected, double within) {
        return new Figure(
                subject, "L of " + service, expected, result.service(service).meanPresent(), relative(within));
    }

    private static Measurement feedback() {
        String subject = "with feedback, λ = 0.5, μ = 1, 0.8, 0.6";
        return new Measurement(subject, () -> {
            GraphResult result = GraphRun.run(
                    poisson(0.5, CallSpec.plain("first"))
                            .service(station("first", 1)
                                    .calls(Stage.oneOf(
                                            0,
                                            CallSpec.to("second").share(0.5).build(),
                                            CallSpec.to("third").share(0.5).build()))
                                    .build())
                            .service(station("second", 1 / 0.8)
                                    .calls(Stage.oneOf(
                                            0.8, CallSpec.to("first").share(0.2).build()))
                                    .build())
                            .service(station("third", 1 / 0.6)
                                    .calls(Stage.oneOf(
                                            0.7,
                                            CallSpec.to("second").share(0.3).build()))
                                    .build())
                            .requests(500_000)
                            .build(),
                    1);
            List<Figure> figures = new ArrayList<>();
            double present = result.services().stream()
                    .mapToDouble(GraphResult.ServiceResult::meanPresent)
                    .sum();
            figures.add(new Figure(subject, "L", 3.14648, present, relative(0.04)));
            figures.add(new Figure(subject, "W", 6.29296, result.meanNs() / SECOND, relative(0.04)));
            figures.addAll(visited(subject, result, "first", 0.5747126, 2.351351));
            figures.addAll(visited(subject, result, "second", 0.3735632, 2.345013));
            figures.addAll(visited(subject, result, "third", 0.2873563, 3.198529));
            return figures;
        });
    }

    private static List<Figure> visited(String subject, GraphResult result, String service, double lambda, double w) {
        GraphResult.ServiceResult station = result.service(service);
        double rate = station.served() * SECOND / result.durationNs();
        return List.of(
                new Figure(subject, "λ of " + service, lambda, rate, relative(0.04)),
                new Figure(subject, "W of " + service, w, station.meanPresent() / rate, relative(0.04)));
    }

    private static Section closedNetwork() {
        String subject = "40 clients, Z = 2, services 0.05, 0.08, 0.03";
        return new Section("A closed network of services", """
                Source: exact mean value analysis (Reiser and Lavenberg, JACM 1980): clients think between an answer and the next request,
                which three services serve in a row.""", List.of(new Measurement(subject, () -> {
            GraphResult result = GraphRun.run(
                    GraphSpec.of(new Load.Closed(40, Distributions.exponential(2 * SECOND)), CallSpec.plain("first"))
                            .service(station("first", 0.05)
                                    .calls(Stage.of(CallSpec.plain("second")))
                                    .build())
                            .service(station("second", 0.08)
                                    .calls(Stage.of(CallSpec.plain("third")))
                                    .build())
                            .service(station("third", 0.03).build())
                            .requests(400_000)
                            .build(),
                    1);
            return List.of(
                    new Figure(subject, "served per second", 12.42499, result.goodputPerSecond(), relative(0.03)),
                    new Figure(subject, "W", 1.219319, result.meanNs() / SECOND, relative(0.03)),
                    present(subject, result, "first", 1.613942, 0.03),
                    present(subject, result, "second", 12.94344, 0.03),
                    present(subject, result, "third", 0.5926428, 0.03),
                    utilisation(subject, result, "first", 0.6212493),
                    utilisation(subject, result, "second", 0.9939989),
                    utilisation(subject, result, "third", 0.3727496));
        })));
    }

    private static Figure utilisation(String subject, GraphResult result, String service, double expected) {
        double measured = result.service(service).utilisation();
        return new Figure(subject, "utilisation of " + service, expected, measured, relative(0.03));
    }

    private static Section forkJoin(List<Measurement> cases) {
        return new Section("Fork and join", """
                Source: Flatto and Hahn 1984; Nelson and Tantawi, *Approximate Analysis of Fork/Join Synchronization in Parallel Queues*, IEEE
                Transactions on Computers 1988: two M/M/1 queues that every request joins both of, W = (12−ρ)/8 · 1/(μ−λ). Simulated as a
                fan-out of two, which round robin sends to two servers.""", cases);
    }

    private static Measurement forkJoin(double lambda, long requests, double w) {
        String subject = "λ = " + lambda + ", μ = 1";
        return new Measurement(subject, () -> {
            GraphResult result = GraphRun.run(
                    poisson(lambda, CallSpec.plain("fork"))
                            .service(instant("fork")
                                    .calls(Stage.of(
                                            CallSpec.to("join").fanOut(2, 2).build()))
                                    .build())
                            .service(ServiceSpec.named("join")
                                    .servers(2, ServerSpec.of("join", Distributions.exponential(SECOND)))
                                    .build())
                            .requests(requests)
                            .build(),
                    1);
            return List.of(new Figure(subject, "W", w, result.meanNs() / SECOND, relative(0.03)));
        });
    }

    private static Section fanOut(List<Measurement> cases) {
        return new Section("The tail of a fan-out", """
                Source: Dean and Barroso, *The Tail at Scale*, CACM 2013: with n leaves, the share of requests that at least one leaf keeps
                waiting beyond its quantile q is 1 − qⁿ. Leaves do not queue.""", cases);
    }

    private static Measurement fanOut(int leaves, double q, long requests, double share, double tolerance) {
        String subject = leaves + " leaves, q = " + q;
        return new Measurement(subject, () -> {
            GraphResult result = GraphRun.run(
                    poisson(5, CallSpec.plain("root"))
                            .service(instant("root")
                                    .calls(Stage.of(CallSpec.to("leaf")
                                            .fanOut(leaves, leaves)
                                            .build()))
                                    .build())
                            .service(delay("leaf", 0.01, 20 * leaves).build())
                            .requests(requests)
                            .build(),
                    1);
            long quantileNs = (long) (-StrictMath.log(1 - q) * 0.01 * SECOND);
            double slow = 1 - result.latency().shareUpTo(quantileNs);
            return List.of(new Figure(subject, "share of slow requests", share, slow, absolute(tolerance)));
        });
    }

    private static Section hedge() {
        return new Section("Hedged requests", """
                Source: integration of the exponential law: with mean m and a second copy after d, the mean is m(1 − e^(−d/m)) + (m/2)e^(−d/m), and a
                share e^(−d/m) of the requests is sent twice. Nothing queues.""", List.of(hedge(10, 8.160603, 0.3678794), hedge(23.02585, 9.5, 0.1)));
    }

    private static Measurement hedge(double delay, double mean, double extra) {
        String subject = "mean 10, a copy after " + delay;
        return new Measurement(subject, () -> {
            GraphResult result = GraphRun.run(
                    poisson(
                                    1,
                                    CallSpec.to("leaf")
                                            .hedge(HedgeSpec.after((long) (delay * SECOND)))
                                            .build())
                            .service(delay("leaf", 10, 200).build())
                            .requests(200_000)
                            .build(),
                    1);
            CallFigures calls = result.clients();
            return List.of(
                    new Figure(subject, "mean", mean, result.meanNs() / SECOND, relative(0.02)),
                    new Figure(subject, "extra requests per call", extra, calls.amplification() - 1, relative(0.02)));
        });
    }
}
