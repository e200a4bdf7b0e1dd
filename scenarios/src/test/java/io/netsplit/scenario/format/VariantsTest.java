package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Variants are merge patches, each validated as a scenario of its own. */
class VariantsTest {
    private static ScenarioFile valid(String sections) {
        ParseResult result = Example.read(sections);
        assertThat(result.text()).isEmpty();
        return result.file().orElseThrow();
    }

    @Test
    void withoutVariantsThereIsOneCalledDefault() {
        ScenarioFile file = valid("tags: [a]");
        assertThat(file.variants()).extracting(Variant::name).containsExactly("default");
        assertThat(file.assertionsOf(file.variants().get(0))).hasSize(1);
    }

    @Test
    void fieldsAreMergedAndTheRestIsKept() {
        ScenarioFile file = valid("""
                topology: { nodes: 5, network: { latency: 2ms, loss: 1% } }
                variants:
                  lossy: { topology: { network: { loss: 10% } } }
                """);
        var network = file.variants().get(0).scenario().topology().network();
        assertThat(network.loss()).hasValue(0.1);
        assertThat(network.latency()).isPresent();
    }

    @Test
    void listsAreReplacedAsAWhole() {
        ScenarioFile file = valid("""
                faults:
                  - { at: 10s, name: a, crash: n1, for: 1s }
                  - { at: 20s, name: b, crash: n2, for: 1s }
                variants:
                  one: { faults: [{ at: 5s, name: c, crash: n3, for: 1s }] }
                  same: {}
                """);
        assertThat(file.variants().get(0).scenario().faults())
                .extracting(step -> step.name())
                .containsExactly("c");
        assertThat(file.variants().get(1).scenario().faults()).hasSize(2);
    }

    @Test
    void emptyValueTakesAFieldAway() {
        ScenarioFile file = valid("""
                faults:
                  - { at: 10s, crash: n1, for: 1s }
                variants:
                  calm: { faults: null }
                """);
        assertThat(file.variants().get(0).scenario().faults()).isEmpty();
    }

    @Test
    void systemMayStandInTheVariantsAlone() {
        String text = Example.with("""
                        variants:
                          cp: { system: { protocol: raft } }
                          pb: { system: { protocol: primary-backup } }
                        """).replace("system:\n  protocol: raft\n", "");
        ParseResult result = new ScenarioReader().read("example.yaml", text);
        assertThat(result.text()).isEmpty();
        assertThat(result.file().orElseThrow().variants())
                .extracting(variant -> variant.scenario().system().system().name())
                .containsExactly("raft", "primary-backup");
    }

    @Test
    void variantWithoutAnySystemIsToldSo() {
        String text = Example.with("variants: { a: { system: { protocol: raft } }, b: {} }")
                .replace("system:\n  protocol: raft\n", "");
        ParseResult result = new ScenarioReader().read("example.yaml", text);
        assertThat(Example.codes(result)).containsExactly("NS007");
    }

    @Test
    void mistakeInAVariantIsReportedWhereItStands() {
        ParseResult result = Example.read("variants:\n  broken:\n    system: { with: { quorum: two } }\n");
        assertThat(result.diagnostics()).hasSize(1);
        assertThat(result.diagnostics().get(0).span().place()).isEqualTo("example.yaml:16:31");
    }

    @Test
    void mistakeInTheFileIsReportedOnceHoweverManyVariantsThereAre() {
        ParseResult result = Example.read("topology: { nodes: 0 }\nvariants: { a: {}, b: {}, c: {} }");
        assertThat(Example.codes(result)).containsExactly("NS011");
    }

    @Test
    void assertionsThatNameNoVariantSkipCanaries() {
        ScenarioFile file = valid("""
                variants:
                  good: {}
                  bad: { canary: true, system: { with: { quorum: 2 } } }
                assertions:
                  - consistency: linearizable
                  - consistency: linearizable
                    variant: bad
                    expect: fail
                """);
        assertThat(file.assertions().get(0).scope().variants()).containsExactly("good");
        assertThat(file.assertions().get(1).scope().variants()).containsExactly("bad");
        assertThat(file.assertionsOf(file.variant("bad").orElseThrow())).hasSize(1);
    }

    @Test
    void comparisonAppliesToItsPair() {
        ScenarioFile file = valid("""
                variants: { a: {}, b: {}, c: {} }
                assertions:
                  - compare: latency.p50
                    of: a
                    to: c
                    difference: { at-most: 5ms, at-least: -1ms }
                """);
        Assertion.Compare compare = (Assertion.Compare) file.assertions().get(0);
        assertThat(compare.scope().variants()).isEqualTo(List.of("a", "c"));
        assertThat(compare.atMost()).hasValue(5_000_000);
        assertThat(compare.atLeast()).hasValue(-1_000_000);
        assertThat(compare.confidence()).isEqualTo(0.95);
    }

    @Test
    void faultOfOneVariantOnlyIsAnErrorForTheOthers() {
        ParseResult result = Example.read("""
                variants:
                  cut: { faults: [{ at: 10s, name: cut, isolate: n1, for: 5s }] }
                  calm: {}
                assertions:
                  - threshold: availability >= 50%
                    during: cut
                """);
        assertThat(Example.codes(result)).containsExactly("NS021");
        assertThat(result.text()).contains("variant 'calm' has no fault called 'cut'");
    }

    @Test
    void invariantOfAnotherProtocolIsAnErrorForThatVariant() {
        ParseResult result = Example.read("""
                variants:
                  raft: {}
                  backup: { system: { protocol: primary-backup } }
                assertions:
                  - invariant: log-matching
                """);
        assertThat(Example.codes(result)).containsExactly("NS023");
    }

    @Test
    void seedsBelongToTheFile() {
        ParseResult result = Example.read("variants: { a: { run: { seeds: 5 } } }");
        assertThat(Example.codes(result)).containsExactly("NS013");
    }
}
