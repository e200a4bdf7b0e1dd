package io.netsplit.traffic;

import static io.netsplit.traffic.QueueingFigures.exponential;
import static io.netsplit.traffic.QueueingFigures.poisson;
import static io.netsplit.validation.Tolerance.absolute;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.balancing.Settings;
import io.netsplit.traffic.fleet.HealthSpec;
import io.netsplit.traffic.fleet.Zones;
import io.netsplit.traffic.recording.Observations;
import io.netsplit.traffic.recording.Selection;
import io.netsplit.traffic.recording.Span;
import io.netsplit.traffic.recording.Watch;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which zone gets how much: what Envoy's documentation publishes, and Erlang's loss formula. */
final class ZoneFigures {
    private static final long SECOND_NS = 1_000_000_000;

    private ZoneFigures() {}

    static List<Section> all() {
        return List.of(priorities(), spillOver(), zoneAware());
    }

    private static Section priorities() {
        return new Section(
                "Priority levels",
                """
                Source: Envoy's documentation, "Priority levels", tables for two and three levels with an overprovisioning factor of 1.4.
                One balancer, zones of 100 servers at growing distance; servers that are not healthy are down, and checks find
                them. Shares of the requests.""",
                List.of(
                        levels(List.of(100, 100), 1, 0),
                        levels(List.of(72, 100), 1, 0),
                        levels(List.of(71, 100), 0.99, 0.01),
                        levels(List.of(50, 100), 0.7, 0.3),
                        levels(List.of(25, 100), 0.35, 0.65),
                        levels(List.of(0, 100), 0, 1),
                        levels(List.of(71, 71), 0.99, 0.01),
                        levels(List.of(25, 25), 0.5, 0.5),
                        levels(List.of(50, 50, 100), 0.7, 0.3, 0),
                        levels(List.of(25, 25, 100), 0.35, 0.35, 0.3),
                        levels(List.of(25, 25, 20), 0.36, 0.36, 0.28)));
    }

    private static Measurement levels(List<Integer> healthy, double... shares) {
        String subject = "healthy: "
                + String.join(
                        ", ", healthy.stream().map(percent -> percent + " %").toList());
        return new Measurement(subject, () -> {
            int zones = healthy.size();
            int[] ofServers =
                    IntStream.range(0, 100 * zones).map(server -> server / 100).toArray();
            HealthSpec.Checks checks = new HealthSpec.Checks(10 * SECOND_NS, 1, 1, SECOND_NS, false);
            TrafficSpec.Builder spec = poisson(20)
                    .servers(100 * zones, exponential(1))
                    .algorithm("geographic")
                    .zones(line(ofServers, new int[1], zones))
                    .health(new HealthSpec(checks, null, 0, 0))
                    .requests(30_000);
            TrafficRun run = TrafficRun.prepare(spec.build(), 1);
            for (int zone = 0; zone < zones; zone++) {
                IntStream.range(100 * zone + healthy.get(zone), 100 * zone + 100)
                        .forEach(server -> run.simulation().scheduleAt(0, () -> run.crash(server)));
            }
            TrafficResult result = run.run();
            List<Figure> figures = new ArrayList<>();
            for (int zone = 0; zone < zones; zone++) {
                double share = (double) served(result, 100 * zone, 100 * zone + 100) / served(result, 0, 100 * zones);
                figures.add(new Figure(subject, "to zone " + (zone + 1), shares[zone], share, absolute(0.01)));
            }
            return figures;
        });
    }

    private static long served(TrafficResult result, int from, int to) {
        return result.servers().subList(from, to).stream()
                .mapToLong(TrafficResult.ServerResult::served)
                .sum();
    }

    /** Zones in a row, a millisecond apart. */
    private static Zones line(int[] ofServers, int[] ofBalancers, int zones) {
        Distribution[][] latencies = new Distribution[zones][zones];
        List<String> names = new ArrayList<>();
        for (int from = 0; from < zones; from++) {
            names.add("zone" + (from + 1));
            for (int to = 0; to < zones; to++) {
                latencies[from][to] = Distributions.constant(1e6 * Math.abs(from - to));
            }
        }
        return Zones.of(names, ofServers, ofBalancers, latencies);
    }

    private static Section spillOver() {
        return new Section(
                "Spill-over by load",
                """
                Source: Erlang's B formula (Kleinrock, *Queueing Systems*, volume I, section 3.7): a near zone of c workers that is full at one
                request for each is an M/M/c/c system, and what it has no room for goes to the far one.""",
                List.of(spilt(5, 4, 0.1990672), spilt(10, 8, 0.1216611), spilt(10, 15, 0.4103197)));
    }

    private static Measurement spilt(int workers, double load, double blocked) {
        String subject = workers + " workers, λ = " + load;
        return new Measurement(subject, () -> {
            int[] ofServers = IntStream.range(0, workers + 40)
                    .map(server -> server < workers ? 0 : 1)
                    .toArray();
            TrafficSpec spec = poisson(load)
                    .servers(workers + 40, exponential(1))
                    .algorithm("geographic")
                    .settings(Settings.DEFAULT.withLocality(new Settings.Locality(1.4, 1, 6)))
                    .zones(line(ofServers, new int[1], 2))
                    .requests(400_000)
                    .build();
            TrafficResult result = TrafficRun.run(spec, 1);
            double far = (double) served(result, workers, workers + 40) / served(result, 0, workers + 40);
            return List.of(new Figure(subject, "to the far zone", blocked, far, absolute(0.005)));
        });
    }

    private static Section zoneAware() {
        return new Section(
                "Zone-aware",
                """
                Source: Envoy's documentation, "Zone aware routing": with a share s of the servers and b of the balancers in its zone, a
                balancer keeps min(1, s/b) of its requests there and sends the rest to the zones in proportion to s − b where
                that is above 0. Shares of the requests of the balancers of zone 1.""",
                List.of(
                        aware(List.of(5, 3, 2), List.of(5, 7, 8), 0.5, 0.1, 0.4),
                        aware(List.of(4, 2, 2), List.of(4, 8, 8), 0.4, 0.3, 0.3),
                        aware(List.of(2, 3, 5), List.of(5, 4, 1), 1, 0, 0)));
    }

    private static Measurement aware(List<Integer> balancers, List<Integer> servers, double... shares) {
        String subject = "balancers " + balancers + ", servers " + servers;
        return new Measurement(subject, () -> {
            int[] ofServers = spread(servers);
            int[] ofBalancers = spread(balancers);
            BitSet ofFirst = among(ofBalancers, 0);
            List<Selection> asked = new ArrayList<>();
            asked.add(new Selection(null, ofFirst, null, null));
            for (int zone = 0; zone < 3; zone++) {
                asked.add(new Selection(among(ofServers, zone), ofFirst, null, null));
            }
            long durationNs = 20_000 * SECOND_NS;
            Watch watch = new Watch(
                    durationNs, List.of(List.of(new Span(0, durationNs))), asked, durationNs, durationNs, false);
            TrafficSpec spec = poisson(8)
                    .servers(ofServers.length, exponential(1))
                    .balancers(ofBalancers.length)
                    .algorithm("zone-aware")
                    .zones(line(ofServers, ofBalancers, 3))
                    .watch(watch)
                    .build();
            TrafficRun run = TrafficRun.prepare(spec, 1);
            run.run();
            Observations seen = run.observations().orElseThrow();
            double all = seen.answers(0, 0).count();
            List<Figure> figures = new ArrayList<>();
            for (int zone = 0; zone < 3; zone++) {
                figures.add(new Figure(
                        subject,
                        "from zone 1 to zone " + (zone + 1),
                        shares[zone],
                        seen.answers(0, zone + 1).count() / all,
                        absolute(0.01)));
            }
            figures.add(new Figure(
                    subject, "left zone 1", 1 - shares[0], seen.answers(0, 0).crossed() / all, absolute(0.01)));
            return figures;
        });
    }

    /** As [2, 1]: two in the first zone and one in the second. */
    private static int[] spread(List<Integer> counts) {
        return IntStream.range(0, counts.size())
                .flatMap(zone -> IntStream.generate(() -> zone).limit(counts.get(zone)))
                .toArray();
    }

    private static BitSet among(int[] zones, int zone) {
        BitSet found = new BitSet();
        IntStream.range(0, zones.length).filter(i -> zones[i] == zone).forEach(found::set);
        return found;
    }
}
