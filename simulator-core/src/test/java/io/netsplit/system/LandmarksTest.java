package io.netsplit.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A summary says how often a run reached what it could reach, and nothing of what its options rule out. */
class LandmarksTest {
    private static List<String> landmarks(String system, Map<String, Object> given) {
        Protocol protocol = Protocols.find(system).orElseThrow();
        return protocol.landmarks(OptionValues.of(protocol.options(), given));
    }

    @Test
    void everySystemReachesOnlyWhatItDeclares() {
        for (Protocol protocol : Protocols.all()) {
            OptionValues defaults = OptionValues.of(protocol.options(), Map.of());
            assertThat(protocol.landmarks()).as(protocol.name()).containsAll(protocol.landmarks(defaults));
        }
    }

    @Test
    void whoTakesNoSnapshotsInstallsNone() {
        assertThat(landmarks("raft", Map.of())).contains("snapshot-installed");
        assertThat(landmarks("raft", Map.of("snapshot-every", 0L))).isNotEmpty().doesNotContain("snapshot-installed");
        assertThat(landmarks("multi-paxos", Map.of("snapshot-every", 0L)))
                .isNotEmpty()
                .doesNotContain("snapshot-installed");
    }

    @Test
    void rangesAreSplitOnlyWhereSomethingSplitsThem() {
        assertThat(landmarks("sharded-kv", Map.of())).contains("shard-moved").doesNotContain("range-split");
        assertThat(landmarks("sharded-kv", Map.of("placement", "range", "split-above-keys", 100L)))
                .contains("range-split", "ranges-merged");
    }

    @Test
    void onlyConsumerGroupsAreRebalanced() {
        assertThat(landmarks("broker", Map.of()))
                .contains("duplicate-suppressed", "dead-lettered")
                .doesNotContain("rebalanced");
        assertThat(landmarks("broker", Map.of("model", "consumer-group"))).contains("rebalanced");
        assertThat(landmarks("broker", Map.of("semantics", "at-most-once")))
                .doesNotContain("duplicate-suppressed", "dead-lettered");
    }
}
