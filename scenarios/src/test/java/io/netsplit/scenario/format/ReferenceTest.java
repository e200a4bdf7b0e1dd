package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.grammar.ReferenceText;
import io.netsplit.system.Protocols;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference is what the code makes, and its examples are read. */
class ReferenceTest {
    private static final Path PUBLISHED = Path.of("../docs/scenario-format.md");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    static List<String> examples() {
        Matcher matcher = YAML.matcher(ReferenceText.of(Protocols.all()));
        return matcher.results().map(result -> result.group(1)).toList();
    }

    @Test
    void publishedReferenceIsTheOneThatTheCodeMakes() {
        Generated.check(PUBLISHED, ReferenceText.of(Protocols.all()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsReadWithoutAnyMessage(String example) {
        ParseResult result = Example.read(example);
        assertThat(result.text()).isEmpty();
        assertThat(result.isValid()).isTrue();
    }

    @Test
    void thereAreExamplesOfEveryVerb() {
        assertThat(examples()).hasSizeGreaterThan(20);
    }
}
