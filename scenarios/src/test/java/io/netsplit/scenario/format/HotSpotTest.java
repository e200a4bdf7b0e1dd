package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.model.Workload;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a file may say of keys that are in demand together. */
class HotSpotTest {
    private static ParseResult read(String keys) {
        return new ScenarioReader().read("hot.yaml", """
                netsplit: 1
                name: hot
                run: { duration: 10s }
                topology: { nodes: 3 }
                system: { protocol: sharded-kv }
                workload:
                  type: kv
                  keys: KEYS
                assertions: [{ threshold: availability == 100% }]
                """.replace("KEYS", keys));
    }

    private static Workload.HotSpot hotSpot(String keys) {
        ParseResult result = read(keys);
        assertThat(result.text()).isEmpty();
        return result.file()
                .orElseThrow()
                .variants()
                .get(0)
                .scenario()
                .workload()
                .orElseThrow()
                .keys()
                .hotSpot();
    }

    @Test
    void hotSpotIsAFifthOfTheKeysThatStaysWhereNothingElseIsSaid() {
        assertThat(hotSpot("{ count: 100, distribution: hotspot }"))
                .isEqualTo(new Workload.HotSpot(OptionalInt.empty(), 0.8, Optional.empty()));
    }

    @Test
    void hotSpotHasItsKeysItsShareAndItsPace() {
        assertThat(hotSpot("{ count: 100, distribution: hotspot, hot-keys: 1, hot-share: 50%, move-every: 2s }"))
                .isEqualTo(new Workload.HotSpot(OptionalInt.of(1), 0.5, Optional.of(2_000_000_000L)));
    }

    @Test
    void hotSpotOfAnotherChoiceIsRefused() {
        assertThat(read("{ count: 9, hot-keys: 1 }").text())
                .contains("NS013", "hot.yaml:8:21", "'hot-keys' means nothing to a 'uniform' choice");
        assertThat(read("{ count: 9, distribution: zipfian, move-every: 1s }").text())
                .contains("NS013", "hot.yaml:8:44", "'move-every' means nothing to a 'zipfian' choice");
        assertThat(read("{ count: 9, distribution: hotspot, skew: 2 }").text())
                .contains("NS013", "'skew' means nothing to a 'hotspot' choice", "distribution: zipfian");
    }

    @Test
    void moreHotKeysThanKeysAreRefused() {
        assertThat(read("{ count: 9, distribution: hotspot, hot-keys: 10 }").text())
                .contains("NS011", "hot.yaml:8:54", "10 hot keys are more than there are keys", "at most 9");
    }

    @Test
    void hotSpotThatNobodyAsksForIsRefused() {
        assertThat(read("{ count: 9, distribution: hotspot, hot-share: 0% }").text())
                .contains("NS011", "hot.yaml:8:55");
    }
}
