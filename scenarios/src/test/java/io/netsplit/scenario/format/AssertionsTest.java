package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.model.Assertion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an assertion may claim, and what not. */
class AssertionsTest {
    private static final String FAULTS = """
            workload: { type: register, clients: 7, operations: { read: 50%, write: 50% } }
            faults:
              - { at: 10s, name: cut, partition: [leader, rest], for: 10s }
              - { at: 30s, name: crash, crash: leader, for: 5s }
              - { at: 40s, name: forever, degrade: [n1, n2], loss: 5% }
              - { every: 5s, name: often, pause: random, for: 1s }
            """;

    private static ParseResult read(String assertion) {
        return Example.read(FAULTS + "assertions:\n  - " + assertion);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ invariant: log-matching }",
                "{ invariant: no-acknowledged-write-lost }",
                "{ consistency: linearizable, name: Nobody sees two histories }",
                "{ eventually: one-leader, within: 1s }",
                "{ eventually: replicas-converged, after: cut, within: 2s }",
                "{ eventually: majority-has-leader, during: often, within: 2s }",
                "{ threshold: latency.p999<50ms }",
                "{ threshold: availability >= 99.9%, during: cut, where: { side: minority } }",
                "{ threshold: throughput > 10/s, where: { operation: [read, write], client: c7 } }",
                "{ threshold: staleness.max == 0ms, where: { node: n5 } }",
                "{ threshold: errors <= 3, where: { group: n } }",
                "{ threshold: split-brain.max < 1m30s }",
                "{ threshold: messages.sent != 0, after: crash }",
                "{ threshold: availability >= 99%, expect: fail, because: the leader is gone for a while }"
            })
    void assertionIsAccepted(String assertion) {
        ParseResult result = read(assertion);
        assertThat(result.text()).isEmpty();
        assertThat(result.isValid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ threshold: latency < 5ms }                          | NS012 | no metric is called 'latency'",
                "{ threshold: latency.p98 < 5ms }                      | NS012 | no metric is called 'latency.p98'",
                "{ threshold: availability = 5% }                      | NS012 | '=' is not an operator",
                "{ threshold: availability 5% }                        | NS008 | this is not a threshold",
                "{ threshold: elections < 5s }                         | NS010 | 'elections' is a count, and '5s' is none",
                "{ threshold: throughput > 5 }                         | NS010 | a rate needs a unit",
                "{ threshold: availability >= 101% }                   | NS011 | '101%' is out of range",
                "{ threshold: elections < 5, where: { node: n1 } }     | NS013 | 'elections' cannot be narrowed by 'node'",
                "{ threshold: availability > 5%, where: { side: minority } } | NS013 | there are sides only during a cut",
                "{ threshold: availability > 5%, during: crash, where: { side: minority } } | NS013 | 'crash' does not cut the nodes into sides",
                "{ threshold: availability > 5%, where: { operation: cas, node: n9 } } | NS020 | no node is called 'n9'",
                "{ threshold: availability > 5%, where: { operation: put } } | NS012 | no operation is called 'put'",
                "{ threshold: availability > 5%, where: { client: c8 } }  | NS020 | no client is called 'c8'",
                "{ threshold: availability > 5%, where: { zone: n } }  | NS006 | 'where' has no field 'zone'",
                "{ threshold: availability > 5%, where: { node: [] } } | NS008 | this filter lets nothing through",
                "{ threshold: availability > 5%, during: cut, after: crash } | NS013 | 'during' and 'after' contradict each other",
                "{ invariant: log-matching, during: cut }              | NS006 | 'invariant' has no field 'during'",
                "{ consistency: serialisable }                         | NS012 | 'serialisable' is not a consistency model",
                "{ consistency: serializable }                         | NS013 | this workload cannot show whether it is 'serializable'",
                "{ eventually: one-leader }                            | NS007 | 'eventually' needs 'within'",
                "{ eventually: one-leader, before: cut, within: 1s }   | NS006 | 'eventually' has no field 'before'",
                "{ expect: fail }                                      | NS007 | this assertion does not say what holds",
                "{ treshold: availability > 5% }                       | NS012 | unknown assertion 'treshold'",
                "{ compare: latency.p50, of: default, to: default, ratio: { at-most: 1 } } | NS022 | no variant is called 'default'",
                "{ consistency: linearizable, expect: failure }        | NS012 | 'failure' is not a verdict",
                "linearizable                                          | NS008 | an assertion is a mapping, not text"
            })
    void assertionIsRefused(String assertion, String code, String message) {
        ParseResult result = read(assertion);
        assertThat(Example.message(result, code)).as(result.text()).contains(message);
        assertThat(result.isValid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ threshold: availability >= 50%, after: forever }        | NS031",
                "{ eventually: replicas-converged, after: cut, within: 50s } | NS033",
                "{ eventually: one-leader, during: crash, within: 6s }     | NS033",
                "{ threshold: latency.p50 >= 0ms }                         | NS032",
                "{ threshold: elections >= 0 }                             | NS032",
                "{ threshold: availability <= 100% }                       | NS032"
            })
    void assertionIsWarnedAbout(String assertion, String code) {
        ParseResult result = read(assertion);
        assertThat(Example.codes(result)).as(result.text()).containsExactly(code);
        assertThat(result.isValid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ compare: latency.p50, of: a, to: b }                                              | NS007 | this comparison has no bound",
                "{ compare: latency.p50, of: a, to: b, ratio: {} }                                   | NS007 | this comparison has no bound",
                "{ compare: latency.p50, of: a, to: a, ratio: { at-most: 1 } }                       | NS013 | a variant is not compared with itself",
                "{ compare: latency.p50, of: a, to: b, ratio: { at-most: 1, at-least: 2 } }          | NS013 | 'at-least' is larger than 'at-most'",
                "{ compare: latency.p50, of: a, to: b, ratio: { at-most: 1 }, difference: { at-most: 1ms } } | NS013 | 'ratio' and 'difference' contradict each other",
                "{ compare: latency.p50, of: a, to: b, difference: { at-most: 5% } }                 | NS010 | '5%' is not a duration",
                "{ compare: availability, of: a, to: c, ratio: { at-most: 1 } }                      | NS022 | no variant is called 'c'",
                "{ compare: availabilty, of: a, to: b, ratio: { at-most: 1 } }                       | NS012 | 'availabilty' is not a metric"
            })
    void comparisonIsRefused(String assertion, String code, String message) {
        ParseResult result = Example.read("variants: { a: {}, b: {} }\nassertions:\n  - " + assertion);
        assertThat(Example.codes(result)).as(result.text()).containsExactly(code);
        assertThat(result.diagnostics().get(0).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ratio: { at-most: 0.50 }                      | latency.p50 of a to b <= 0.5",
                "ratio: { at-least: 0.9, at-most: 1.1 }        | latency.p50 of a to b >= 0.9 and <= 1.1",
                "difference: { at-most: 5ms }                  | latency.p50 of a minus b <= 5ms"
            })
    void aComparisonSaysItsBound(String bound, String claim) {
        ParseResult result = Example.read(
                "variants: { a: {}, b: {} }\nassertions:\n  - { compare: latency.p50, of: a, to: b, " + bound + " }");
        assertThat(result.file().orElseThrow().assertions().get(0).claim()).isEqualTo(claim);
    }

    @Test
    void claimsReadAsInTheFile() {
        ParseResult result = read("{ threshold: latency.p99 < 60ms, before: cut }");
        Assertion assertion = result.file().orElseThrow().assertions().get(0);
        assertThat(assertion.kind() + " " + assertion.claim() + " "
                        + assertion.scope().window().text())
                .isEqualTo("threshold latency.p99 < 60ms before cut");
    }
}
