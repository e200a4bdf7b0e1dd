package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.ParseResult;
import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.word.CommonInvariant;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.Condition;
import io.netsplit.scenario.format.word.Consistency;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Metrics;
import io.netsplit.scenario.format.word.RandomFault;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.word.WorkloadType;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.system.Protocol;
import io.netsplit.system.Protocols;
import io.netsplit.workload.DataType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever word the format accepts, the engine has an answer for it: none is parsed and then ignored. */
class EveryWordIsJudgedTest {
    /** They promise convergence, and neither an order nor, by default, every write: judged they are all the same. */
    /** What does not fit on three nodes. */
    private static final List<String> LARGER = List.of("replicated-shards", "saga");

    /** What has invariants of whatever it is set up with; of the others nothing can be said. */
    private static final List<String> LENDS_INVARIANTS = List.of("replicated-shards", "sharded-kv");

    /** What is judged by its own invariants alone. */
    private static final List<DataType> WITHOUT_MODEL = List.of(DataType.MESSAGES, DataType.ORDERS);

    /** What goes on during every cut, at the price of order. */
    private static final List<String> WITHOUT_ORDER = List.of("multi-primary", "data-grid");

    private static final Map<Filter, String> FILTERS = Map.of(
            Filter.OPERATION,
            "read",
            Filter.GROUP,
            "n",
            Filter.NODE,
            "n1",
            Filter.SIDE,
            "majority",
            Filter.CLIENT,
            "c1");

    private static List<AssertionResult> judge(Protocol protocol, String assertions) {
        String text = filled(
                """
                netsplit: 1
                name: every-word
                run: { duration: %s, warmup: 1s }
                topology: { nodes: %d }
                system: { protocol: %s }
                %s
                faults:
                  - { at: 3s, name: cut, partition: [[%s], [rest]], for: 3s }
                assertions:
                """,
                holdsData(protocol) ? "12s" : "90s",
                LARGER.contains(protocol.name()) ? 4 : 3,
                protocol.name(),
                holdsData(protocol) ? "workload: { type: " + type(protocol) + ", clients: 6 }" : "",
                protocol.hasLeader() ? "leader" : "n1");
        ParseResult result = new ScenarioReader().read("every-word.yaml", text + assertions);
        assertThat(result.text()).isEmpty();
        SweepResult sweep = Sweep.run(result.file().orElseThrow(), SweepOptions.DEFAULT, SweepProgress.NONE);
        return sweep.variants().get(0).assertions();
    }

    private static String type(Protocol protocol) {
        return (hasRegisters(protocol)
                        ? DataType.REGISTER
                        : protocol.dataTypes().get(0))
                .word();
    }

    private static boolean hasRegisters(Protocol protocol) {
        return protocol.dataTypes().contains(DataType.REGISTER);
    }

    private static boolean holdsData(Protocol protocol) {
        return !protocol.dataTypes().isEmpty();
    }

    private static String filled(String pattern, Object... words) {
        return String.format(Locale.ROOT, pattern, words);
    }

    private static String bound(Metric metric) {
        return switch (metric.unit()) {
            case DURATION -> "< 1000h";
            case SHARE -> "!= 12.3%";
            case RATE -> "< 1000000/s";
            case COUNT, NUMBER -> "< 1000000000";
        };
    }

    /** What a file may ask for: no leaders where nobody leads, no age of what was read where no read can be traced. */
    private static boolean isMeasurable(Protocol protocol, Metric metric) {
        if (holdsData(protocol)
                && !Metrics.has(Word.find(WorkloadType.values(), type(protocol)).orElseThrow(), metric)) {
            return false;
        }
        if (!(metric instanceof CommonMetric common)) {
            return true;
        }
        return (protocol.hasLeader() || !common.isOfLeaders())
                && (hasRegisters(protocol) || !holdsData(protocol) || !common.tracesReads());
    }

    @Test
    void everyMetricHasAFigure() {
        for (Protocol protocol : Protocols.all()) {
            StringBuilder claims = new StringBuilder();
            List<Metric> metrics = Metrics.of(protocol).stream()
                    .filter(metric -> isMeasurable(protocol, metric))
                    .toList();
            for (Metric metric : metrics) {
                claims.append(filled("  - threshold: %s %s%n", metric.word(), bound(metric)));
                claims.append(filled("  - threshold: %s %s%n    during: cut%n", metric.word(), bound(metric)));
            }
            List<AssertionResult> results = judge(protocol, claims.toString());
            assertThat(results).hasSize(2 * metrics.size());
            assertThat(results)
                    .as(protocol.name())
                    .allSatisfy(result ->
                            assertThat(result.measured()).as(result.text()).isNotBlank());
        }
    }

    @Test
    void everyMetricCanBeNarrowedByItsFilters() {
        StringBuilder claims = new StringBuilder();
        int count = 0;
        for (Metric metric : CommonMetric.values()) {
            for (Filter filter : metric.filters()) {
                claims.append(filled(
                        "  - threshold: %s %s%n    during: cut%n    where: { %s: %s }%n",
                        metric.word(), bound(metric), filter.word(), FILTERS.get(filter)));
                count++;
            }
        }
        assertThat(judge(Protocols.all().get(0), claims.toString())).hasSize(count);
    }

    @Test
    void everyInvariantConditionAndModelIsJudged() {
        for (Protocol protocol : Protocols.all()) {
            StringBuilder claims = new StringBuilder(ownInvariants(protocol));
            if (holdsData(protocol) && !hasRegisters(protocol)) {
                if (WITHOUT_MODEL.containsAll(protocol.dataTypes())) {
                    assertAll(List.of("PASS", "FAIL", "UNKNOWN"), judge(protocol, claims.toString()));
                    continue;
                }
                claims.append("  - consistency: linearizable\n");
                assertAll(List.of("PASS"), judge(protocol, claims.toString()));
                continue;
            }
            for (CommonInvariant common : CommonInvariant.values()) {
                claims.append("  - invariant: ").append(common.word()).append('\n');
            }
            for (Consistency model : Consistency.values()) {
                if (!model.isIsolation()) {
                    claims.append("  - consistency: ").append(model.word()).append('\n');
                }
            }
            for (Condition condition : Condition.values()) {
                if (protocol.hasLeader() || !condition.needsLeader()) {
                    claims.append(filled("  - eventually: %s%n    after: cut%n    within: 5s%n", condition.word()));
                }
            }
            List<AssertionResult> results = judge(protocol, claims.toString());
            if (WITHOUT_ORDER.contains(protocol.name())) {
                assertAll(List.of("PASS", "FAIL"), results);
            } else if (LENDS_INVARIANTS.contains(protocol.name())) {
                assertAll(List.of("PASS", "UNKNOWN"), results);
            } else if (holdsData(protocol)) {
                assertAll(List.of("PASS"), results);
            } else {
                int own = protocol.invariantNames().size();
                assertAll(List.of("PASS"), results.subList(0, own));
                assertAll(List.of("UNKNOWN"), results.subList(own, results.size()));
            }
        }
    }

    private static String ownInvariants(Protocol protocol) {
        StringBuilder claims = new StringBuilder();
        protocol.invariantNames()
                .forEach(name -> claims.append("  - invariant: ").append(name).append('\n'));
        return claims.toString();
    }

    private static void assertAll(List<String> verdicts, List<AssertionResult> results) {
        assertThat(results)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.holds().name())
                        .as(result.text() + " " + result.measured())
                        .isIn(verdicts));
    }

    @Test
    void claimsAboutOperationsAreUnknownWhereNobodyCanAskAnything() {
        for (Protocol protocol : Protocols.all()) {
            if (!holdsData(protocol)) {
                StringBuilder claims = new StringBuilder();
                for (Metric metric : CommonMetric.values()) {
                    if (!metric.filters().isEmpty()) {
                        claims.append(filled("  - threshold: %s %s%n", metric.word(), bound(metric)));
                    }
                }
                assertAll(List.of("UNKNOWN"), judge(protocol, claims.toString()));
            }
        }
    }

    @Test
    void everyRandomFaultFires() {
        for (RandomFault fault : RandomFault.values()) {
            String text = filled("""
                    netsplit: 1
                    name: every-word
                    run: { duration: 10s }
                    topology: { nodes: 5 }
                    system: { protocol: raft }
                    workload: { type: register }
                    faults:
                      - { name: nemesis, every: 1s, for: 500ms, from: 1s, random: [%s] }
                    assertions:
                      - invariant: log-matching
                    """, fault.word());
            ParseResult result = new ScenarioReader().read("every-word.yaml", text);
            assertThat(result.text()).isEmpty();
            SweepResult sweep = Sweep.run(result.file().orElseThrow(), SweepOptions.DEFAULT, SweepProgress.NONE);
            assertThat(sweep.variants().get(0).runs().get(0).faults())
                    .as(fault.word())
                    .isNotEmpty();
            assertThat(sweep.variants().get(0).assertions().get(0).holds().name())
                    .as(fault.word())
                    .isEqualTo("PASS");
        }
    }
}
