package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario of the traffic lab may say, and what it is told where it says something else. */
class TrafficFormatTest {
    private static final String BASE = """
            topology:
              groups:
                lb: { count: 2 }
                web: { count: 4, service-time: 10ms }
                next: { count: 2, service-time: 10ms }
            system: { protocol: load-balancer, with: { servers: web } }
            workload: { type: requests, arrivals: { model: open, rate: 100/s } }
            assertions:
              - invariant: every-request-answered-once
            """;

    private static ParseResult with(String replaced, String by) {
        assertThat(BASE).contains(replaced);
        return Example.read(BASE.replace(replaced, by));
    }

    private static void refused(ParseResult result, String code, String words) {
        assertThat(Example.codes(result)).as(result.text()).contains(code);
        assertThat(result.text()).contains(words);
    }

    private static final String ZONED_SERVICES = """
            topology:
              groups:
                api: { count: 2, zone: west, service-time: 1ms }
                db: { count: 2, zone: west, service-time: 1ms }
                db-east: { count: 2, zone: east, service-time: 1ms }
            system:
              protocol: services
              with: { entry: { to: api }, services: { api: { calls: { db: {} } }, db: { servers: [db, db-east] } } }
            workload: { type: requests, clients: 4, arrivals: { model: open, rate: 100/s } }
            faults: [{ at: 1s, crash: west, for: 1s }]
            assertions:
              - { threshold: errors < 9, where: { group: west } }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "NS007 | db: { count: 2, zone: west,       | db: { count: 2,                              | 'db' stands in no zone, and others do",
                "NS007 | clients: 4,                       | clients: 1,                                  | of 1 clients, none stands in the zone 'west'",
                "NS020 | with: {                           | with: { clients-by-zone: { north: 1 },       | no group stands in a zone called 'north'",
                "NS013 | crash: west                       | partition: [[api], [db]]                     | services are cut from each other as a whole",
                "NS013 | crash: west                       | partition: [[west], [db-east]]               | services are cut from each other as a whole",
                "NS013 | errors < 9, where: { group: west | errors < 9, where: { group: api            | is a figure of whole requests",
                "NS013 | errors < 9                       | calls.retries < 9                           | is a figure of calls to services, and not of zones",
                "NS013 | errors < 9                       | cross-zone < 9%                             | is a figure of calls to services, and not of zones"
            })
    void wrongZonesOfServicesAreRefused(String code, String replaced, String by, String words) {
        assertThat(Example.read(ZONED_SERVICES).text()).isEmpty();
        assertThat(ZONED_SERVICES).contains(replaced);
        refused(Example.read(ZONED_SERVICES.replace(replaced, by)), code, words);
    }

    @Test
    void failoverNeedsBalancers() {
        String alone = BASE.replace("    lb: { count: 2 }\n", "")
                .replace("servers: web", "servers: [web, next], failover: 1s");
        refused(Example.read(alone), "NS013", "'failover' is from one balancer to another");
    }

    @Test
    void failoverNeedsABalancerThatCrashes() {
        String calm = BASE.replace("servers: web", "servers: [web, next], failover: 1s");
        refused(Example.read(calm), "NS013", "'failover' has no effect without a fault that crashes a balancer");
        String ofServer = calm + "faults: [{ at: 1s, crash: web1, for: 1s }]\n";
        refused(Example.read(ofServer), "NS013", "'failover' has no effect");
        String ofBalancer = calm + "faults: [{ at: 1s, crash: lb1, for: 1s }]\n";
        assertThat(Example.read(ofBalancer).text()).isEmpty();
    }

    @Test
    void whatLooksAtZonesNeedsSome() {
        String plain = ZONED_SERVICES
                .replace("zone: west, ", "")
                .replace("zone: east, ", "")
                .replace("crash: west", "crash: api")
                .replace(", where: { group: west }", "");
        assertThat(Example.read(plain).text()).isEmpty();
        refused(
                Example.read(plain.replace("db: { servers", "db: { balancer: geographic, servers")),
                "NS007",
                "db: 'geographic' chooses by zones, and there are none");
        String panics = "db: { health: { checks: { interval: 1s }, panic: 50%, panic-per-zone: true }, servers";
        refused(
                Example.read(plain.replace("db: { servers", panics)),
                "NS007",
                "db: 'panic-per-zone' looks at zones, and there are none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{ at: 1s, crash: lb1, for: 1s }                 | ",
                "{ at: 1s, crash: [lb1, lb2], for: 1s }          | ",
                "{ at: 1s, crash: [lb1, web1], for: 1s }         | 'lb1' balances, and of balancers only a 'crash' is known",
                "{ at: 1s, pause: lb1, for: 1s }                 | 'lb1' balances, and of balancers only a 'crash' is known",
                "{ at: 1s, crash: lb1, drain: 1s, for: 2s }      | nobody stops asking a balancer before it crashes"
            })
    void balancersCrashByThemselves(String fault, @Nullable String words) {
        String balancers = BASE.replace("servers: web", "servers: [web, next], balancers: lb");
        String text = Example.read(balancers + "faults: [" + fault + "]\n").text();
        if (words == null) {
            assertThat(text).isEmpty();
        } else {
            assertThat(text).contains("NS013", words);
        }
        String central = balancers.replace("balancers: lb", "balancers: lb, algorithm: central-queue");
        assertThat(Example.read(central + "faults: [{ at: 1s, crash: lb, for: 1s }]\n")
                        .text())
                .contains("is held by no balancer that could crash");
    }

    @Test
    void aSmallScenarioIsReadWithoutAnyMessage() {
        assertThat(Example.read(BASE).text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "NS007 | servers: lb                                        | have no 'service-time'",
                "NS020 | servers: [web, wbe]                                | no group is called 'wbe'",
                "NS012 | servers: web, algorithm: round-robbin              | did you mean 'round-robin'",
                "NS013 | servers: web, decay: 1s                            | 'decay' means nothing to 'round-robin'",
                "NS013 | servers: web, balancers: web                       | serves, and cannot balance",
                "NS020 | servers: web, algorithm: weighted-random, weights: { lb: 2 } | no server or group of servers is called 'lb'",
                "NS011 | servers: web, algorithm: weighted-random, weights: { web: 0 } | expected",
                "NS007 | servers: web, health: { panic: 50% }               | says nothing of who looks",
                "NS010 | servers: web, health: { checks: { interval: 5 } }  | a duration needs a unit",
                "NS007 | servers: web, algorithm: geographic                | chooses by zones, and there are none",
                "NS013 | servers: web, spill-over: 2                        | 'spill-over' means nothing to 'round-robin'",
                "NS020 | servers: web, clients-by-zone: { west: 1 }         | no balancer stands in a zone called 'west'",
                "NS006 | servers: web, helth: { }                           | did you mean 'health'",
                "NS007 | servers: web, rollout: { at: 5s, to: next }        | does not say how",
                "NS013 | servers: web, rollout: { at: 5s, to: next, rolling: {}, canary: { stages: [{ share: 5%, for: 5s }] } } | 'canary'",
                "NS013 | servers: web, rollout: { at: 5s, to: web, blue-green: { watch: 5s } } | cannot run the new one",
                "NS013 | servers: web, rollout: { at: 5s, to: next, rolling: {} } | replaces 4 instances, but 'next' has 2",
                "NS013 | servers: web, rollout: { at: 5s, to: web, rolling: { max-surge: 0, max-unavailable: 0 } } | cannot both be 0",
                "NS007 | servers: web, rollout: { at: 5s, to: lb, blue-green: { watch: 5s } } | have no 'service-time'",
                "NS013 | servers: web, algorithm: central-queue, rollout: { at: 5s, to: next, blue-green: { watch: 5s } } | cannot keep two versions apart",
                "NS026 | servers: web, balancers: lb, rollout: { at: 5h, to: next, blue-green: { watch: 5s } } | the rollout never begins",
                "NS013 | servers: web, balancers: lb, rollout: { at: 5s, to: next, canary: { stages: [{ share: 9%, for: 5s }, { share: 5%, for: 5s }] } } | do not fall",
                "NS007 | servers: web, balancers: lb, rollout: { at: 5s, to: next, new: { latent: { errors: 5% } }, blue-green: { watch: 5s } } | does not say when",
                "NS011 | servers: web, balancers: lb, rollout: { at: 5s, to: next, new: { errors: 101% }, blue-green: { watch: 5s } } | out of range"
            })
    void wrongOptionIsRefused(String code, String with, String words) {
        refused(with("{ servers: web }", "{ " + with + " }"), code, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "NS011 | type: requests, arrivals: { model: open, rate: -5/s }                   | more than 0/s",
                "NS034 | type: requests, arrivals: { model: open, rate: 440/s }                  | the offered load is 1.10",
                "NS013 | type: requests, arrivals: { model: open, rate: 9/s }, route: leader     | means nothing to a workload of requests",
                "NS013 | type: register, arrivals: { model: open, rate: 9/s }                    | has no objects of type 'register'",
                "NS013 | type: requests, arrivals: { model: open, rate: 9/s, diurnal: { low: 1/s, high: 2/s, period: 9s } } | contradict",
                "NS013 | type: requests, arrivals: { model: open, diurnal: { low: 3/s, high: 2/s, period: 9s } } | lower than",
                "NS011 | type: requests, arrivals: { model: open, bursts: [{ rate: 0/s, mean: 1s }, { rate: 0/s, mean: 1s }] } | above 0/s",
                "NS011 | type: requests, arrivals: { model: open, rate: 9/s }, classes: [{ name: a, share: 50% }] | do not add up",
                "NS004 | type: requests, arrivals: { model: open, recorded: nowhere.csv }        | cannot be read"
            })
    void wrongWorkloadIsRefused(String code, String workload, String words) {
        refused(with("type: requests, arrivals: { model: open, rate: 100/s }", workload), code, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "NS013 | - consistency: linearizable                                     | has no history",
                "NS023 | - threshold: elections < 1                                      | has no metric 'elections'",
                "NS023 | - invariant: log-matching                                       | has no invariant 'log-matching'",
                "NS013 | - { threshold: latency.p99 < 1s, where: { client: c1 } }        | cannot be narrowed by 'client'",
                "NS013 | - { threshold: utilisation.max < 90%, where: { group: lb } }    | is a figure of servers, and 'lb' is none",
                "NS013 | - threshold: cross-zone < 10%                                   | there are no zones",
                "NS032 | - threshold: utilisation.max <= 100%                            | holds whatever happens"
            })
    void wrongClaimIsRefused(String code, String claim, String words) {
        refused(with("- invariant: every-request-answered-once", claim), code, words);
    }

    @Test
    void faultsThatTheLabCannotDoAreRefusedWithTheirPlace() {
        ParseResult result = Example.read(BASE + "faults:\n  - { at: 1s, disk: web1, full: true, for: 1s }\n");
        refused(result, "NS013", "does not know the fault 'disk'");
        assertThat(result.text()).contains(":", "disk: web1");
    }

    /** No disk, nothing to lose: what would have no effect is refused, though it is what a crash does elsewhere anyway. */
    @Test
    void aCrashThatLosesWritesIsRefusedWhereServersHaveNoDisks() {
        String crash = BASE + "faults:\n  - { at: 1s, crash: web1, lose: unsynced-writes, for: 1s }\n";
        refused(Example.read(crash), "NS013", "servers of the traffic lab have no disks");
        assertThat(Example.read(crash.replace(" lose: unsynced-writes,", "")).text())
                .isEmpty();
    }

    @Test
    void aClusterHasNoServiceTime() {
        refused(
                Example.read("topology: { groups: { n: { count: 3, service-time: 5ms } } }\n"),
                "NS013",
                "'service-time' means nothing to 'raft'");
    }

    @Test
    void aBrokenLineOfARecordIsNamedWithItsFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("arrivals.csv"), "time\n0.5\n0.25\n");
        Path file = folder.resolve("example.yaml");
        Files.writeString(
                file,
                Example.with(
                        BASE.replace("rate: 100/s", "recorded: arrivals.csv") + "variants: { one: {}, two: {} }\n"));
        ParseResult result = new ScenarioReader().read(file);
        refused(result, "NS008", "this line of the record gives no time");
        assertThat(result.text()).containsOnlyOnce(folder.resolve("arrivals.csv") + ":3:1");
        Files.writeString(folder.resolve("arrivals.csv"), "time\n0.5\n0.75\n");
        assertThat(new ScenarioReader().read(file).text()).isEmpty();
    }
}
