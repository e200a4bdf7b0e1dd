package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.model.Workload.Retry;
import io.netsplit.scenario.format.word.Jitter;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "none", or how often and when a client tries again. */
final class RetryKind implements Kind<Optional<Retry>> {
    private static final Field<Integer> ATTEMPTS =
            Field.required("attempts", Kinds.integer(1, 1000), "All tries of one operation, the first included");
    private static final Field<Range> BACKOFF = Field.optional(
            "backoff",
            Kinds.RANGE,
            "10ms..1s",
            "Wait before the second try, which doubles with every further one, and the longest wait");
    private static final Field<Jitter> JITTER =
            Field.optional("jitter", Kinds.word("a jitter", Jitter.values()), "full", "How the wait varies");
    static final Section<Retry> SECTION = new Section<>(
            "retry",
            "When an operation is sent again",
            List.of(ATTEMPTS, BACKOFF, JITTER),
            values -> Optional.of(new Retry(
                    values.get(ATTEMPTS),
                    values.get(BACKOFF, new Range(10_000_000, 1_000_000_000)),
                    values.get(JITTER, Jitter.FULL))));

    /** The inner optional is the value itself: none means that nothing is tried again. */
    @Override
    @SuppressWarnings("OptionalMapToOptional")
    public Optional<Optional<Retry>> read(YamlNode node, Reading reading) {
        if (node instanceof YamlScalar scalar) {
            if (scalar.text().equals("none")) {
                return Optional.of(Optional.empty());
            }
            reading.report(ErrorCode.NS008, node.span(), "expected 'none' or { attempts: 3 }", "");
            return Optional.empty();
        }
        return SECTION.read(node, reading).map(Optional::of);
    }

    @Override
    public String description() {
        return "none, or " + SECTION.description();
    }

    @Override
    public Map<String, Object> schema() {
        return Json.anyOf(List.of(Json.object("const", "none"), SECTION.schema()));
    }

    @Override
    public Map<String, Object> patchSchema() {
        return Json.anyOf(List.of(Json.object("const", "none"), SECTION.patchSchema()));
    }
}
