package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.model.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes from the command line. */
class SettingsTest {
    private static ParseResult read(String... settings) {
        return new ScenarioReader().read("example.yaml", Example.with("tags: [a]"), List.of(settings));
    }

    private static Scenario scenario(String... settings) {
        ParseResult result = read(settings);
        assertThat(result.text()).isEmpty();
        return result.file().orElseThrow().variants().get(0).scenario();
    }

    @Test
    void settingReplacesAValue() {
        assertThat(scenario("run.duration=10s").run().durationNs()).isEqualTo(10_000_000_000L);
    }

    @Test
    void settingMakesTheSectionsThatItNeeds() {
        assertThat(scenario("topology.network.loss=5%").topology().network().loss())
                .hasValue(0.05);
    }

    @Test
    void settingsMayHoldListsAndMappings() {
        assertThat(scenario("run.seeds=[3, 4]").run().seeds()).containsExactly(3L, 4L);
        assertThat(scenario("workload.clients={ count: 9 }")
                        .workload()
                        .orElseThrow()
                        .clients())
                .isEqualTo(9);
    }

    @Test
    void laterSettingWins() {
        assertThat(scenario("topology.nodes=3", "topology.nodes=7").topology().nodeCount())
                .isEqualTo(7);
    }

    @Test
    void mistakeInASettingPointsIntoTheSetting() {
        ParseResult result = read("run.duration=10");
        assertThat(Example.codes(result)).containsExactly("NS010");
        assertThat(result.diagnostics().get(0).span().place()).isEqualTo("--set:1:14");
        assertThat(result.text())
                .contains("run.duration=10\n   |              ^^ did you mean '10s'?".replace("   |", "  |"));
    }

    @Test
    void unknownPathIsRefused() {
        assertThat(Example.codes(read("run.durtion=10s"))).containsExactly("NS006");
    }

    @Test
    void settingWithoutAPathOrAValueIsRefused() {
        assertThat(Example.codes(read("10s"))).containsExactly("NS004");
        assertThat(Example.codes(read("=10s"))).containsExactly("NS004");
        assertThat(Example.codes(read("run.duration="))).containsExactly("NS004");
        assertThat(Example.codes(read("run..duration=1s"))).containsExactly("NS004");
    }
}
