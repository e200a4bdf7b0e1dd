package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.ParseResult;
import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.trace.TraceEvent;
import io.netsplit.trace.TraceEvent.FaultEnded;
import io.netsplit.trace.TraceEvent.FaultStarted;
import io.netsplit.trace.TraceEvent.MessageDelivered;
import io.netsplit.trace.TraceEvent.MessageDropped;
import io.netsplit.trace.TraceEvent.MessageSent;
import io.netsplit.trace.TraceEvent.OperationCompleted;
import io.netsplit.trace.TraceEvent.OperationInvoked;
import io.netsplit.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trace tells of a run of the traffic lab. */
class TrafficTraceTest {
    @TempDir
    Path folder;

    private List<TraceEvent> events = List.of();
    private List<FaultInterval> shaded = List.of();

    private void trace(String text) throws IOException {
        ParseResult read = new ScenarioReader().read("traced.yaml", text);
        assertThat(read.text()).isEmpty();
        SweepOptions options = SweepOptions.DEFAULT.withTraceAll(true).withFolder(folder);
        SweepResult sweep = Sweep.run(read.file().orElseThrow(), options, SweepProgress.NONE);
        shaded = sweep.variants().get(0).runs().get(0).faults();
        List<TraceEvent> found = new ArrayList<>();
        String variant = sweep.variants().get(0).name();
        try (TraceReader reader = TraceReader.open(folder.resolve(variant + "-seed-1.trace.jsonl.gz"))) {
            for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                found.add(event);
            }
            assertThat(reader.problem()).isEmpty();
        }
        events = found;
    }

    private <E extends TraceEvent> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private long completed(String completion, String error) {
        return of(OperationCompleted.class).stream()
                .filter(one ->
                        one.completion().equals(completion) && one.error().equals(error))
                .count();
    }

    /** Whoever is told that a message was sent hears once what became of it. */
    private void everyMessageArrivesOrIsDropped() {
        Set<Long> open = new LinkedHashSet<>();
        for (TraceEvent event : events) {
            if (event instanceof MessageSent sent) {
                assertThat(open.add(sent.id())).isTrue();
            } else if (event instanceof MessageDelivered delivered) {
                assertThat(open.remove(delivered.id())).isTrue();
            } else if (event instanceof MessageDropped dropped) {
                assertThat(open.remove(dropped.id())).isTrue();
            }
        }
        assertThat(open).isEmpty();
        assertThat(of(OperationCompleted.class)).hasSameSizeAs(of(OperationInvoked.class));
    }

    private static final String SERVICES = """
            netsplit: 1
            name: traced
            run: { duration: 4s, seeds: 1 }
            topology:
              groups:
                api: { count: 1, service-time: 1ms }
                db: { count: 1, service-time: 5ms }
              network: { latency: 2ms }
            system:
              protocol: services
              with:
                entry: { to: api, timeout: 300ms }
                services: { api: { calls: { db: { timeout: 100ms, retry: { attempts: 2 } } } }, db: {} }
            workload: { type: requests, clients: 1, arrivals: { model: open, rate: 2/s, process: constant } }
            faults: [{ at: 2100ms, name: cut, partition: [[api], [db]], for: 300ms }]
            assertions: [{ invariant: every-request-answered-once }]
            """;

    @Test
    void aCallIsASpanWithinThatOfItsCaller() throws IOException {
        trace(SERVICES);
        everyMessageArrivesOrIsDropped();
        List<String> story = new ArrayList<>();
        for (TraceEvent event : events) {
            long ms = event.timeNs() / 1_000_000;
            if (ms >= 1000) {
                break;
            }
            if (event instanceof MessageSent sent) {
                story.add(sent.from() + ">" + sent.to() + " " + sent.type() + " @" + ms % 500);
            } else if (event instanceof OperationInvoked) {
                story.add("invoked @" + ms % 500);
            } else if (event instanceof OperationCompleted done) {
                story.add(done.completion() + " @" + ms % 500);
            }
        }
        // Clients are 0, api is 1, db is 2: two ways of 2 ms each, 1 ms of work at the one and 5 ms at the other.
        assertThat(story.subList(story.size() - 6, story.size()))
                .containsExactly(
                        "invoked @0", "0>1 Request @0", "1>2 Request @3", "2>1 Answer @10", "1>0 Answer @12", "ok @14");
    }

    @Test
    void aCutSwallowsAttemptsAndTheirRetriesButNotTheNewsOfIt() throws IOException {
        trace(SERVICES.replace("2100ms", "2400ms"));
        everyMessageArrivesOrIsDropped();
        List<MessageDropped> dropped = of(MessageDropped.class);
        assertThat(dropped).hasSize(2).allMatch(one -> one.from() == 1 && one.to() == 2);
        assertThat(of(FaultStarted.class)).extracting(FaultStarted::name).containsExactly("cut");
        assertThat(of(OperationCompleted.class).stream()
                        .filter(one -> !one.completion().equals("ok"))
                        .map(OperationCompleted::error))
                .containsExactly("error");
    }

    private static final String BALANCED = """
            netsplit: 1
            name: traced
            run: { duration: 8s, seeds: 1 }
            topology:
              groups:
                lb: { count: 2 }
                web: { count: 2, service-time: 10ms, concurrency: 4 }
                next: { count: 2, service-time: 10ms, concurrency: 4 }
            system:
              protocol: load-balancer
              with: { servers: web, balancers: lb, failover: 500ms, rollout: ROLLOUT }
            workload: { type: requests, clients: 4, arrivals: { model: open, rate: 200/s } }
            faults: [{ at: 6s, name: down, crash: lb1, for: 1s }]
            assertions: [{ invariant: every-request-answered-once }]
            """;

    @Test
    void whatABalancersCrashCostsIsToldAsItsClientsSeeIt() throws IOException {
        trace(BALANCED.replace(", rollout: ROLLOUT", "")
                .replace("next: { count: 2,", "more: { count: 2,")
                .replace("servers: web", "servers: [web, more]")
                .replace("10ms, concurrency: 4", "100ms, concurrency: 40"));
        everyMessageArrivesOrIsDropped();
        long broken = completed("info", "connection broken");
        assertThat(broken).isPositive();
        assertThat(of(MessageDropped.class))
                .hasSize((int) broken)
                .allMatch(one -> one.to() == 0 && one.why().equals("connection-broken"));
        assertThat(completed("fail", "connection refused")).isBetween(30L, 70L);
    }

    @Test
    void thePartsOfARolloutAreToldAndShadedAsFaultsAre() throws IOException {
        trace(BALANCED.replace("faults: [{ at: 6s, name: down, crash: lb1, for: 1s }]\n", "")
                .replace("failover: 500ms, ", "")
                .replace(
                        "ROLLOUT",
                        "{ at: 1s, to: next, canary: { stages: [{ share: 5%, for: 1s }, { share: 50%, for: 2s }] } }"));
        theShadedPartsAreTold();
    }

    @Test
    void soAreThoseOfTheRolloutOfAServiceOfACallGraph() throws IOException {
        trace(SERVICES.replaceAll("faults: .*\n", "")
                .replace(
                        "db: { count: 1, service-time: 5ms }",
                        "db: { count: 1, service-time: 5ms }\n    next: { count: 2, service-time: 5ms }")
                .replace(
                        "db: {} }",
                        "db: { rollout: { at: 500ms, to: next, new: { start: 200ms },"
                                + " canary: { stages: [{ share: 5%, for: 1s }, { share: 50%, for: 1s }] } } } }"));
        everyMessageArrivesOrIsDropped();
        theShadedPartsAreTold();
        // Clients are 0, api is 1, db is 2, the new version 3 and 4, which alone serves at the end.
        assertThat(of(MessageSent.class)).extracting(MessageSent::to).contains(3, 4);
    }

    private void theShadedPartsAreTold() {
        assertThat(shaded)
                .extracting(FaultInterval::name)
                .containsExactly("rollout: starting", "rollout: canary 5 %", "rollout: canary 50 %");
        Map<String, List<Long>> told = new LinkedHashMap<>();
        for (FaultStarted started : of(FaultStarted.class)) {
            told.put(started.name(), new ArrayList<>(List.of(started.timeNs())));
        }
        for (FaultEnded ended : of(FaultEnded.class)) {
            told.getOrDefault(ended.name(), new ArrayList<>()).add(ended.timeNs());
        }
        for (FaultInterval part : shaded) {
            assertThat(told).containsEntry(part.name(), List.of(part.startNs(), part.endNs()));
        }
        assertThat(told).hasSameSizeAs(shaded);
    }
}
