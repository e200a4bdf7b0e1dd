package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings that contradict each other or the cluster: refused where they stand, with the reason and what to do. */
class ImpossibleSettingsTest {
    private static Arguments of(String name, String sections, String code, String where, String reason) {
        return Arguments.of(name, sections, code, where, reason);
    }

    static Stream<Arguments> impossible() {
        String lookup = "assertions:\n  - threshold: availability >= 1%\n";
        return Stream.of(
                of(
                        "R above N",
                        "system: { protocol: dynamo, with: { read-quorum: 4 } }\n" + lookup,
                        "NS027",
                        ":8:50",
                        "R is 4, and each object has N = 3 replicas"),
                of(
                        "W above N",
                        "system: { protocol: dynamo, with: { write-quorum: 4 } }\n" + lookup,
                        "NS027",
                        ":8:51",
                        "W is 4, and each object has N = 3 replicas"),
                of(
                        "N above the nodes",
                        "system: { protocol: dynamo, with: { replicas: 6 } }\n" + lookup,
                        "NS027",
                        ":8:47",
                        "N is 6, and 5 nodes keep data"),
                of(
                        "a quorum of a system without",
                        "system: { protocol: multi-primary, with: { write-quorum: 2 } }\n" + lookup,
                        "NS025",
                        ":8:44",
                        "'multi-primary' has no option 'write-quorum'"),
                of(
                        "a leader's option of a leaderless system",
                        "system: { protocol: dynamo, with: { election-timeout: 1s } }\n" + lookup,
                        "NS025",
                        ":8:37",
                        "'dynamo' has no option 'election-timeout'"),
                of(
                        "a quorum above the servers",
                        "system: { protocol: raft, with: { quorum: 9 } }\n" + lookup,
                        "NS027",
                        ":8:43",
                        "quorum must not be more than the 5 servers"),
                of(
                        "a node that is not there",
                        "faults:\n  - { at: 2s, crash: n9, for: 1s }\n" + lookup,
                        "NS020",
                        ":15:22",
                        "no node, group or role is called 'n9'"),
                of(
                        "a side of a cut that is not there",
                        "faults:\n  - { at: 2s, partition: [[n1, n8], [rest]], for: 1s }\n" + lookup,
                        "NS020",
                        ":15:32",
                        "no node, group or role is called 'n8'"),
                of(
                        "the leader of a leaderless system",
                        "system: { protocol: dynamo }\nfaults:\n  - { at: 2s, crash: leader, for: 1s }\n" + lookup,
                        "NS013",
                        ":14:22",
                        "'dynamo' has no leader"),
                of(
                        "more virtual nodes than memory allows",
                        "system: { protocol: dynamo, with: { virtual-nodes: 2000000000 } }\n" + lookup,
                        "NS027",
                        ":8:52",
                        "choose from 1 to"),
                of(
                        "a level that the objects cannot show",
                        "workload: { type: set }\nassertions:\n  - consistency: causal\n",
                        "NS013",
                        ":12:5",
                        "this workload cannot show whether it is 'causal'"),
                of(
                        "a level over nothing but reads",
                        "workload: { type: register, operations: { read: 100% } }\n",
                        "NS013",
                        ":12:5",
                        "this workload cannot show whether it is 'linearizable'"),
                of(
                        "a level over nothing but writes",
                        "workload: { type: register, operations: { write: 100% } }\n",
                        "NS013",
                        ":12:5",
                        "this workload cannot show whether it is 'linearizable'"),
                of(
                        "staleness of objects that cannot show it",
                        "workload: { type: set }\nassertions:\n  - threshold: k-staleness.p99 <= 3\n",
                        "NS013",
                        ":12:5",
                        "this workload cannot show 'k-staleness.p99'"),
                of(
                        "a split brain where nobody leads",
                        "system: { protocol: dynamo }\nassertions:\n  - threshold: split-brain == 0s\n",
                        "NS013",
                        ":12:5",
                        "'dynamo' has no leader, so 'split-brain' has nothing to measure"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impossible")
    void settingIsRefusedWhereItStands(String name, String sections, String code, String where, String reason) {
        ParseResult result = Example.read(sections);
        assertThat(result.isValid()).isFalse();
        assertThat(Example.codes(result)).as(result.text()).containsExactly(code);
        assertThat(result.text()).contains("example.yaml" + where).contains(reason);
    }
}
