package io.netsplit.scenario.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.diagnostic.Source;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 7396, appendix A, whose target and patch are mappings. */
class MergePatchTest {
    private static YamlMapping read(String name, String text) {
        return (YamlMapping)
                YamlReader.read(new Source(name, text), text, new ArrayList<>()).orElseThrow();
    }

    private static String text(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> entry.key() + ": " + text(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof YamlSequence sequence) {
            return sequence.items().stream().map(MergePatchTest::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return ((YamlScalar) node).text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: b}           | {a: c}                | {a: c}",
                "{a: b}           | {b: c}                | {a: b, b: c}",
                "{a: b}           | {a: null}             | {}",
                "{a: b, b: c}     | {a: null}             | {b: c}",
                "{a: [b]}         | {a: c}                | {a: c}",
                "{a: c}           | {a: [b]}              | {a: [b]}",
                "{a: {b: c}}      | {a: {b: d, c: null}}  | {a: {b: d}}",
                "{a: [{b: c}]}    | {a: [1]}              | {a: [1]}",
                "{}               | {a: {bb: {ccc: null}}}| {a: {bb: {}}}",
                "{a: foo}         | {a: {b: 1}}           | {a: {b: 1}}"
            })
    void patchGivesWhatTheStandardSays(String target, String patch, String result) {
        assertThat(text(MergePatch.apply(read("target", target), read("patch", patch))))
                .isEqualTo(result);
    }

    @Test
    void everythingKeepsItsPlace() {
        YamlMapping merged = MergePatch.apply(read("target", "a: 1\nb: {c: 2}"), read("patch", "b: {d: 3}"));
        YamlMapping inner = merged.mapping("b").orElseThrow();
        assertThat(merged.get("a").orElseThrow().span().place()).isEqualTo("target:1:4");
        assertThat(inner.get("c").orElseThrow().span().place()).isEqualTo("target:2:8");
        assertThat(inner.get("d").orElseThrow().span().place()).isEqualTo("patch:1:8");
    }
}
