package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.netsplit.scenario.format.grammar.SchemaText;
import io.netsplit.system.Protocols;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The published schema is what the code makes, and agrees with the reader. */
class SchemaTest {
    private static final Path PUBLISHED = Path.of("src/main/resources/io/netsplit/scenario/netsplit-v1.schema.json");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(SchemaText.of(Protocols.all()), InputFormat.JSON);

    static List<Path> libraryFiles() throws IOException {
        return LibraryTest.files();
    }

    private List<Error> errors(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        JsonNode document = MAPPER.valueToTree(new Load(settings).loadFromString(yaml));
        return schema.validate(document);
    }

    @Test
    void publishedSchemaIsTheOneThatTheCodeMakes() {
        Generated.check(PUBLISHED, SchemaText.of(Protocols.all()));
    }

    @ParameterizedTest
    @MethodSource("libraryFiles")
    void libraryFileIsValid(Path path) throws IOException {
        assertThat(errors(java.nio.file.Files.readString(path))).isEmpty();
    }

    /** Sections that both the reader and the schema refuse. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "run: { duration: 60 }",
                "run: { duration: 60s, seeds: many }",
                "run: { duration: 60s, warmpu: 5s }",
                "run: { warmup: 5s }",
                "topology: { nodes: 5, groups: { west: { count: 2 } } }",
                "topology: { nodes: 0 }",
                "topology: { nodes: 2000000 }",
                "topology: { groups: { west1: { count: 2 } } }",
                "topology: { nodes: 5, network: { loss: 0.1 } }",
                "topology: { nodes: 5, network: { latency: { distribution: bell } } }",
                "system: { protocol: rfat }",
                "system: { protocol: raft, with: { prevote: true } }",
                "system: { protocol: raft, with: { pre-vote: maybe } }",
                "workload: { type: registre }",
                "workload: { type: register, clients: { count: 0 } }",
                "workload: { type: register, arrivals: { model: open, rate: 5 } }",
                "workload: { type: register, operations: { raed: 100% } }",
                "faults: [{ at: 10s, partitoin: [[n1], [n2]] }]",
                "faults: [{ at: 10s, every: 5s, crash: n1 }]",
                "faults: [{ crash: n1, for: 5s }]",
                "faults: [{ at: 10s, crash: n1, pause: n2 }]",
                "faults: [{ at: 10s, crash: n1, lose: everthing }]",
                "faults: [{ at: 10s, random: [partition], for: 1s }]",
                "variants: { A: {} }",
                "variants: { a: { assertions: [] } }",
                "assertions: []",
                "assertions: [{ consistency: linearisable }]",
                "assertions: [{ threshold: latency < 50ms }]",
                "assertions: [{ threshold: availability >= 90%, where: { colour: red } }]",
                "assertions: [{ eventually: one-leader }]",
                "assertions: [{ invariant: log-matching, consistency: linearizable }]",
                "report: { charts: [pie] }",
                "netsplit: 2",
                "name: Not A Name",
                "colour: red"
            })
    void wrongFileIsRefusedByReaderAndSchemaAlike(String sections) {
        assertThat(Example.read(sections).isValid()).isFalse();
        assertThat(errors(Example.with(sections))).isNotEmpty();
    }

    @Test
    void schemaNamesEveryOptionAndMetric() {
        String text = SchemaText.of(Protocols.all());
        Protocols.all()
                .forEach(protocol ->
                        protocol.options().forEach(option -> assertThat(text).contains("\"" + option.name() + "\"")));
        for (io.netsplit.scenario.format.word.Metric metric : io.netsplit.scenario.format.word.Metrics.all()) {
            assertThat(text).contains("\"" + metric.word() + "\"");
        }
    }
}
