package io.netsplit.traffic.service;

import static io.netsplit.traffic.service.GraphModels.SECOND;
import static io.netsplit.traffic.service.GraphModels.SECOND_NS;
import static io.netsplit.traffic.service.GraphModels.instant;
import static io.netsplit.traffic.service.GraphModels.poisson;
import static io.netsplit.validation.Tolerance.absolute;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.random.Zipf;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.cache.Cache;
import io.netsplit.traffic.cache.CacheSpec;
import io.netsplit.traffic.server.ServerSpec;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;

/** Caches before a service, held against closed forms and approximations that are known to be close. */
final class CacheFigures {
    private CacheFigures() {}

    static List<Section> sections() {
        return List.of(popularity(), exact(), lifetimes(), stampede(), writeBack(), refreshAhead());
    }

    private static Section popularity() {
        return new Section(
                "Which keys stay",
                """
                Sources: Che, Tung and Wang, *Hierarchical Web Caching Systems*, IEEE JSAC 2002, and Fricker, Robert and Roberts, *A Versatile and Accurate
                Approximation for LRU Cache Performance*, ITC 2012: hit rates under Zipf popularity, and the characteristic time, after which a key
                that nobody asks for has to go (least recently used). Least frequently used tends to the best that a fixed set of keys can do.""",
                List.of(
                        zipf(10_000, 0.6, 100, 0.04318662, 0.03964905, 0.141969, 102.3365),
                        zipf(10_000, 0.8, 100, 0.1566246, 0.1336247, 0.3000459, 110.7908),
                        zipf(10_000, 0.8, 1000, 0.4366597, 0.3941791, 0.5706176, 1472.48),
                        zipf(10_000, 1.0, 100, 0.3905255, 0.3423321, 0.5299945, 141.2368),
                        zipf(10_000, 1.0, 1000, 0.6756018, 0.630906, 0.7647908, 2352.178),
                        zipf(10_000, 1.2, 1000, 0.8614348, 0.8318473, 0.9034455, 5026.885)));
    }

    private static Measurement zipf(
            int keys, double skew, int capacity, double lru, double fifo, double best, double characteristicTime) {
        String subject = "skew " + skew + ", " + capacity + " of " + keys;
        return new Measurement(
                subject,
                () -> List.of(
                        hits(subject, "LRU", keys, skew, capacity, CacheSpec.Eviction.LRU, lru, 250_000, 0.006),
                        hits(subject, "FIFO", keys, skew, capacity, CacheSpec.Eviction.FIFO, fifo, 250_000, 0.006),
                        hits(subject, "LFU", keys, skew, capacity, CacheSpec.Eviction.LFU, best, 500_000, 0.006),
                        new Figure(
                                subject,
                                "characteristic time (requests)",
                                characteristicTime,
                                meanIdleTimeOfEvicted(keys, skew, capacity, 500_000),
                                relative(0.02))));
    }

    /** How many requests ago the key that has to go was last asked for, on average; time is counted in requests. */
    private static double meanIdleTimeOfEvicted(int keys, double skew, int capacity, int requests) {
        Prng random = Prng.of(1, "keys");
        Zipf popularity = new Zipf(keys, skew);
        int[] lastAsked = new int[keys];
        LongSummaryStatistics idle = new LongSummaryStatistics();
        int[] now = {0};
        Cache cache = new Cache(
                CacheSpec.of(capacity).withEviction(CacheSpec.Eviction.LRU),
                Prng.of(1, "cache"),
                entry -> idle.accept(now[0] - lastAsked[entry.key()]));
        for (now[0] = 1; now[0] <= requests; now[0]++) {
            int key = popularity.sample(random);
            if (cache.look(key, now[0]) == Cache.Lookup.MISS) {
                cache.fill(key, 0, now[0], 0);
            }
            lastAsked[key] = now[0];
        }
        return idle.getAverage();
    }

    private static Figure hits(
            String subject,
            String name,
            int keys,
            double skew,
            int capacity,
            CacheSpec.Eviction eviction,
            double expected,
            long requests,
            double tolerance) {
        GraphResult result = GraphRun.run(
                poisson(
                                1000,
                                CallSpec.to("origin")
                                        .cache(CacheSpec.of(capacity).withEviction(eviction))
                                        .build())
                        .service(instant("origin").build())
                        .keys(new Zipf(keys, skew))
                        .requests(requests)
                        .warmUpShare(0.4)
                        .build(),
                1);
        return new Figure(
                subject, "hit rate, " + name, expected, result.clients().hitRate(), absolute(tolerance));
    }

    private static Section exact() {
        String subject = "skew 0.8, 3 of 6";
        return new Section(
                "A small cache, exactly",
                """
                Source: King, *Analysis of Demand Paging Algorithms*, IFIP Congress 1971: all orders of the list enumerated.""",
                List.of(new Measurement(
                        subject,
                        () -> List.of(
                                hits(subject, "LRU", 6, 0.8, 3, CacheSpec.Eviction.LRU, 0.5916388, 800_000, 0.003)))));
    }

    private static Section lifetimes() {
        return new Section(
                "Lifetimes",
                """
                Source: a renewal argument for Poisson reads of one key at rate λ: with a lifetime T from the load, λT/(1 + λT) of the reads hit; where
                each hit prolongs it, 1 − e^(−λT). With changes at the origin at rate u of which nobody is told, a share
                1 − (1 − e^(−uT))/(uT) of the hits is stale.""",
                List.of(
                        lifetime(1, 5, 0.1, 0.8333333, 0.9932621, 0.2130613),
                        lifetime(0.2, 10, 0.05, 0.6666667, 0.8646647, 0.2130613)));
    }

    private static Measurement lifetime(
            double rate, long ttl, double updates, double fixed, double sliding, double stale) {
        String subject = "λ = " + rate + ", T = " + ttl + ", u = " + updates;
        return new Measurement(subject, () -> {
            CallFigures calls = lived(rate, ttl, updates, false);
            return List.of(
                    new Figure(subject, "hit rate", fixed, calls.hitRate(), absolute(0.01)),
                    new Figure(
                            subject,
                            "hit rate, prolonged",
                            sliding,
                            lived(rate, ttl, updates, true).hitRate(),
                            absolute(0.01)),
                    new Figure(subject, "stale share of the hits", stale, calls.staleShare(), absolute(0.01)));
        });
    }

    private static CallFigures lived(double rate, long ttl, double updates, boolean slides) {
        return GraphRun.run(
                        poisson(
                                        rate,
                                        CallSpec.to("origin")
                                                .cache(CacheSpec.of(1).withTtl(ttl * SECOND_NS, slides))
                                                .build())
                                .service(instant("origin").build())
                                .updates(Processes.poisson(updates))
                                .requests(300_000)
                                .build(),
                        1)
                .clients();
    }

    private static Section stampede() {
        String subject = "λ = 50, a load takes 0.2";
        return new Section(
                "A stampede on a cold key",
                """
                Source: all that ask while the first load is under way load too: 1 + λ·0.2 on average; with a single flight, one. The cache is emptied
                every 2 s.""",
                List.of(new Measurement(
                        subject,
                        () -> List.of(
                                new Figure(subject, "loads", 11, loads(CacheSpec.of(1)), relative(0.05)),
                                new Figure(
                                        subject,
                                        "loads, single flight",
                                        1,
                                        loads(CacheSpec.of(1).withSingleFlight()),
                                        relative(0.05))))));
    }

    private static double loads(CacheSpec cache) {
        int times = 1000;
        GraphRun run = GraphRun.prepare(
                poisson(50, CallSpec.to("origin").cache(cache).build())
                        .service(ServiceSpec.named("origin")
                                .server(ServerSpec.of("origin", Distributions.constant(0.2 * SECOND))
                                        .withWorkers(1000))
                                .build())
                        .requests(50L * 2 * times)
                        .warmUpShare(0)
                        .build(),
                1);
        for (int i = 1; i < times; i++) {
            run.simulation().scheduleAt(i * 2 * SECOND_NS, () -> run.crashCaches("clients", "origin"));
        }
        return (double) run.run().clients().loads() / times;
    }

    private static Section writeBack() {
        String subject = "λ = 20, flushed after 1";
        return new Section("Write-back", """
                Source: a renewal argument for Poisson writes of one key at rate λ and a flush D after the first that the origin has not got: 1/(1 + λD)
                flushes for each write, and λD(2 + λD)/2(1 + λD) writes that a crash at any time would lose.""", List.of(new Measurement(subject, () -> {
            GraphResult result = GraphRun.run(
                    poisson(
                                    20,
                                    CallSpec.to("origin")
                                            .cache(CacheSpec.of(1).withPattern(CacheSpec.Pattern.WRITE_BACK, SECOND_NS))
                                            .build())
                            .service(instant("origin").build())
                            .writeShare(1)
                            .requests(200_000)
                            .build(),
                    1);
            CallFigures calls = result.clients();
            return List.of(
                    new Figure(
                            subject,
                            "flushes per write",
                            0.04761905,
                            (double) calls.flushes() / calls.writes(),
                            relative(0.05)),
                    new Figure(
                            subject,
                            "writes that a crash would lose",
                            10.47619,
                            result.edges().get(0).meanUnflushed(),
                            relative(0.05)));
        })));
    }

    private static Section refreshAhead() {
        String subject = "λ = 2, T = 5, from 0.8 of it on";
        return new Section("Refresh-ahead", """
                Source: a renewal argument: a cycle lasts fT + 1/λ on average, and with probability e^(−λ(1−f)T) nobody asks in time, so that it ends in a
                miss.""", List.of(new Measurement(subject, () -> {
            GraphResult result = GraphRun.run(
                    poisson(
                                    2,
                                    CallSpec.to("origin")
                                            .cache(CacheSpec.of(1)
                                                    .withTtl(5 * SECOND_NS, false)
                                                    .withRefresh(0.8, 0))
                                            .build())
                            .service(instant("origin").build())
                            .requests(300_000)
                            .build(),
                    1);
            List<Figure> figures = new ArrayList<>();
            figures.add(
                    new Figure(subject, "hit rate", 0.9849627, result.clients().hitRate(), absolute(0.01)));
            return figures;
        })));
    }
}
